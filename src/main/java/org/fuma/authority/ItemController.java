package org.fuma.authority;

import static org.fuma.web.Given.text;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.Needs;
import org.fuma.access.Permission;
import org.fuma.store.Ids;
import org.fuma.web.Listing;

/** Inspection items for programs. */
@Controller("/api/v1/authorities/{id}/items")
final class ItemController {

  private final Staff staff;
  private final Authorities authorities;
  private final ItemChanges changes;

  ItemController(Staff staff, Authorities authorities, ItemChanges changes) {
    this.staff = staff;
    this.authorities = authorities;
    this.changes = changes;
  }

  /** An item that is to be published; without a sector it is GENERAL. For a new version the code stays and a reason is needed. */
  @Serdeable
  record ItemRequest(
      @Nullable String code, @Nullable String name, @Nullable String legalBasis, @Nullable String object, @Nullable String content,
      @Nullable String method, @Nullable Integer yearlyCap, @Nullable String office, @Nullable String frequency, @Nullable String sector,
      @Nullable String reason) {

    Map<String, String> given(String coded) {
      return Map.of("code", coded, "name", text(name), "legalBasis", text(legalBasis), "object", text(object), "content", text(content), "method",
          text(method), "yearlyCap", yearlyCap == null ? "" : Integer.toString(yearlyCap), "office", text(office), "frequency", text(frequency),
          "sector", text(sector));
    }
  }

  /** Why it is done. */
  @Serdeable
  record Why(@Nullable String reason) {}

  /** Lists what is in force, by code. */
  @Needs(Permission.AUTHORITY_READ)
  @Get
  Listing<ItemView> list(String id, @QueryValue Optional<String> pageToken) {
    return listing(staff.items(staff.authority(id).id(), Listing.below(pageToken)));
  }

  /** Publishes an item. */
  @Needs(Permission.AUTHORITY_STAFF)
  @Post
  HttpResponse<ItemView> add(Actor actor, String id, @Body ItemRequest asked, @Header("Idempotency-Key") Optional<String> key) {
    long authority = staff.staffed(actor, id).id();
    long made = authorities.addItem(actor, authority, NewItem.read(asked.given(text(asked.code()))::get), key);
    return HttpResponse.created(ItemView.of(authorities.item(made).orElseThrow()));
  }

  /** One version of an item, in force or not. */
  @Needs(Permission.AUTHORITY_READ)
  @Get("/{item}")
  ItemView one(String id, String item) {
    return ItemView.of(staff.item(id, item));
  }

  /** Publishes the next version of an item; 409 when the one named is not in force any more. */
  @Needs(Permission.AUTHORITY_STAFF)
  @Post("/{item}/editions")
  HttpResponse<ItemView> replace(
      Actor actor, String id, String item, @Body ItemRequest asked, @Header("Idempotency-Key") Optional<String> key) {
    InspectionItem before = staff.staffedItem(actor, id, item);
    NewItem read = NewItem.read(asked.given(before.code())::get);
    long made = changes.replace(actor, before.authority(), before.id(), read, text(asked.reason()), key);
    return HttpResponse.created(ItemView.of(authorities.item(made).orElseThrow()));
  }

  /** Takes an item off the list; 409 when the version named is not in force any more. */
  @Needs(Permission.AUTHORITY_STAFF)
  @Post("/{item}/withdrawal")
  ItemView withdraw(Actor actor, String id, String item, @Body Why why, @Header("Idempotency-Key") Optional<String> key) {
    InspectionItem before = staff.staffedItem(actor, id, item);
    changes.withdraw(actor, before.authority(), before.id(), text(why.reason()), key);
    return one(id, item);
  }

  static Listing<ItemView> listing(List<InspectionItem> rows) {
    return Listing.of(
        rows.stream().map(ItemView::of).toList(),
        rows.size() < Authorities.PAGE ? Optional.empty() : Optional.of(Ids.show(rows.getLast().id())));
  }
}
