package org.fuma.authority;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import java.util.List;
import java.util.Optional;
import org.fuma.access.Open;
import org.fuma.store.Ids;
import org.fuma.web.Listing;

/** What the law has published, for anybody’s programs: who may inspect, and what (54号). */
@Controller("/api/v1/published-authorities")
final class PublishedController {

  private final Staff staff;
  private final AuthorityRepository repository;

  PublishedController(Staff staff, AuthorityRepository repository) {
    this.staff = staff;
    this.repository = repository;
  }

  /** Lists the authorities that may inspect, the first one on the list first. */
  @Open
  @Get
  Listing<AuthorityView> list(@QueryValue Optional<String> pageToken) {
    List<Authority> rows = repository.listedAbove(Listing.below(pageToken).orElse(0L), Authorities.PAGE);
    return Listing.of(
        rows.stream().map(AuthorityView::of).toList(),
        rows.size() < Authorities.PAGE ? Optional.empty() : Optional.of(Ids.show(rows.getLast().id())));
  }

  /** Lists the items of an authority that are in force, by code. */
  @Open
  @Get("/{authority}/items")
  Listing<ItemView> items(String authority, @QueryValue Optional<String> pageToken) {
    return ItemController.listing(staff.items(staff.authority(authority).id(), Listing.below(pageToken)));
  }

  /** One version of an item, in force or not. */
  @Open
  @Get("/{authority}/items/{item}")
  ItemView item(String authority, String item) {
    return ItemView.of(staff.item(authority, item));
  }
}
