package org.fuma.enterprise;

import static org.fuma.web.Given.text;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.Needs;
import org.fuma.access.Permission;
import org.fuma.store.Ids;
import org.fuma.web.Checks;
import org.fuma.web.Failure;
import org.fuma.web.Listing;

/** Firms for programs. */
@Controller("/api/v1/enterprises")
final class EnterpriseController {

  private final Enterprises enterprises;

  EnterpriseController(Enterprises enterprises) {
    this.enterprises = enterprises;
  }

  /** A firm to enrol, or all its particulars as they shall be; liaison is an official's id or certificate number. */
  @Serdeable
  record EnterpriseRequest(
      @Nullable String uscc,
      @Nullable String name,
      @Nullable String district,
      @Nullable String address,
      @Nullable String contact,
      @Nullable String telephone,
      @Nullable String batch,
      @Nullable String grade,
      @Nullable String liaison,
      @Nullable String reason) {}

  /** The state that a firm shall have, and why. */
  @Serdeable
  record StateRequest(@Nullable String state, @Nullable String reason) {}

  /** A firm; contact and telephone only for who may reach it. */
  @Serdeable
  record EnterpriseView(
      String id,
      String uscc,
      String state,
      String name,
      @Nullable String district,
      String address,
      @Nullable String contact,
      @Nullable String telephone,
      String batch,
      @Nullable String grade,
      @Nullable String liaison,
      Instant enrolledAt,
      @Nullable Place place,
      int version) {}

  /** A firm as listed. */
  @Serdeable
  record EnterpriseItem(
      String id, String uscc, String state, String name, @Nullable String district, String batch,
          @Nullable String grade) {}

  /** Lists firms, latest enrolment first; district is six digits, or "open" for firms whose district is not known. */
  @Needs(Permission.ENTERPRISE_READ)
  @Get
  Listing<EnterpriseItem> list(
      Actor actor,
      @QueryValue Optional<String> name,
      @QueryValue Optional<String> uscc,
      @QueryValue Optional<String> district,
      @QueryValue Optional<String> batch,
      @QueryValue Optional<String> grade,
      @QueryValue Optional<String> state,
      @QueryValue Optional<String> pageToken) {
    EnterpriseFilter filter =
        EnterpriseFilter.read(
            name.orElse(""), uscc.orElse(""), district.orElse(""), batch.orElse(""), grade.orElse(""),
                state.orElse(""));
    List<EnterpriseRow> rows = enterprises.list(actor, filter, Listing.below(pageToken));
    return Listing.of(
        rows.stream().map(EnterpriseController::item).toList(),
        rows.size() < Enterprises.PAGE ? Optional.empty() : Optional.of(Ids.show(rows.getLast().id())));
  }

  /** Enrols a firm. */
  @Needs(Permission.ENTERPRISE_ENROL)
  @Post
  HttpResponse<EnterpriseView> enrol(Actor actor, @Body EnterpriseRequest asked,
      @Header("Idempotency-Key") Optional<String> key) {
    NewEnterprise firm =
        new NewEnterprise(
            text(asked.uscc()), text(asked.name()), text(asked.district()), text(asked.address()),
                text(asked.contact()),
            text(asked.telephone()), text(asked.batch()), text(asked.grade()), text(asked.liaison()));
    long id = enterprises.enrol(actor, firm, key);
    return HttpResponse.created(view(actor, id)).header("Location", "/api/v1/enterprises/" + Ids.show(id))
        .header("ETag", "\"1\"");
  }

  /** One firm; its version is the ETag. */
  @Needs({Permission.ENTERPRISE_READ, Permission.ENTERPRISE_OWN})
  @Get("/{id}")
  HttpResponse<EnterpriseView> one(Actor actor, String id) {
    return tagged(view(actor, id(id)));
  }

  /**
   * Sets all of a firm's particulars; If-Match carries the ETag that was read, and 409 says that somebody was faster.
   */
  @Needs(Permission.ENTERPRISE_ENROL)
  @Put("/{id}")
  HttpResponse<EnterpriseView> change(
      Actor actor, String id, @Body EnterpriseRequest asked, @Header("If-Match") Optional<String> match) {
    enterprises.see(actor, id(id));
    Changed changed =
        new Changed(
            version(match), text(asked.name()), text(asked.district()), text(asked.address()), text(asked.contact()),
            text(asked.telephone()), text(asked.batch()), text(asked.grade()), text(asked.liaison()));
    enterprises.change(actor, id(id), changed, text(asked.reason()));
    return tagged(view(actor, id(id)));
  }

  /** Moves a firm to another state. */
  @Needs(Permission.ENTERPRISE_ENROL)
  @Post("/{id}/state")
  HttpResponse<EnterpriseView> move(Actor actor, String id, @Body StateRequest asked) {
    enterprises.see(actor, id(id));
    Checks checks = new Checks();
    EnterpriseState to = checks.requiredOneOf("state", text(asked.state()), EnterpriseState.class);
    checks.done();
    enterprises.move(actor, id(id), to, text(asked.reason()));
    return tagged(view(actor, id(id)));
  }

  private EnterpriseView view(Actor actor, long id) {
    Enterprise firm = enterprises.see(actor, id);
    Optional<Contact> contact = enterprises.mayReach(actor, id) ? Optional.of(enterprises.contact(actor, id))
        : Optional.empty();
    return new EnterpriseView(
        Ids.show(id),
        firm.uscc().value(),
        firm.state().name(),
        firm.name(),
        firm.district().map(District::code).orElse(null),
        firm.address(),
        contact.map(Contact::name).orElse(null),
        contact.map(Contact::telephone).orElse(null),
        firm.batch(),
        firm.grade().map(Grade::name).orElse(null),
        firm.liaison().map(Ids::show).orElse(null),
        firm.enrolledAt(),
        firm.place().orElse(null),
        firm.version());
  }

  private static EnterpriseItem item(EnterpriseRow row) {
    return new EnterpriseItem(
        Ids.show(row.id()),
        row.uscc().value(),
        row.state().name(),
        row.name(),
        row.district().map(District::code).orElse(null),
        row.batch(),
        row.grade().map(Grade::name).orElse(null));
  }

  private static HttpResponse<EnterpriseView> tagged(EnterpriseView view) {
    return HttpResponse.ok(view).header("ETag", "\"" + view.version() + "\"");
  }

  private static int version(Optional<String> match) {
    return match
        .map(String::strip)
        .filter(tag -> tag.matches("\"\\d{1,9}\""))
        .map(tag -> Integer.parseInt(tag.substring(1, tag.length() - 1)))
        .orElseThrow(() -> new Failure.Malformed("enterprise.if-match"));
  }

  private static long id(String shown) {
    return Ids.read(shown).orElseThrow(Failure.NotFound::new);
  }
}
