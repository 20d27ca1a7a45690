package org.fuma.authority;

import static org.fuma.web.Given.text;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.serde.annotation.Serdeable;
import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.Needs;
import org.fuma.access.Permission;
import org.fuma.store.Ids;
import org.fuma.store.Time;
import org.fuma.web.Failure;
import org.fuma.web.Listing;

/** Certificate holders for programs. */
@Controller("/api/v1/authorities/{id}/officials")
final class OfficialController {

  private final Staff staff;
  private final Authorities authorities;
  private final OfficialChanges changes;
  private final Clock clock;

  OfficialController(Staff staff, Authorities authorities, OfficialChanges changes, Clock clock) {
    this.staff = staff;
    this.authorities = authorities;
    this.changes = changes;
    this.clock = clock;
  }

  /** A certificate holder who is to be added; days as ISO 8601 writes them. */
  @Serdeable
  record OfficialRequest(
      @Nullable String name, @Nullable String title, @Nullable String certificateNumber, @Nullable String issuer, @Nullable String validFrom,
      @Nullable String validUntil) {

    Map<String, String> given() {
      return Map.of("name", text(name), "title", text(title), "certificateNumber", text(certificateNumber), "issuer", text(issuer),
          "validFrom", text(validFrom), "validUntil", text(validUntil));
    }
  }

  /** Why it is done. */
  @Serdeable
  record Why(@Nullable String reason) {}

  /** Lists who serves, or with {@code left} who has left, in the order in which they were added. */
  @Needs(Permission.AUTHORITY_READ)
  @Get
  Listing<OfficialView> list(String id, @QueryValue Optional<Boolean> left, @QueryValue Optional<String> pageToken) {
    List<Official> rows = staff.page(staff.authority(id).id(), left.orElse(false), Listing.below(pageToken));
    return Listing.of(
        rows.stream().map(this::view).toList(),
        rows.size() < Authorities.PAGE ? Optional.empty() : Optional.of(Ids.show(rows.getLast().id())));
  }

  /** Adds a certificate holder. */
  @Needs(Permission.AUTHORITY_STAFF)
  @Post
  HttpResponse<OfficialView> add(Actor actor, String id, @Body OfficialRequest asked, @Header("Idempotency-Key") Optional<String> key) {
    long authority = staff.staffed(actor, id).id();
    long made = authorities.addOfficial(actor, authority, NewOfficial.read(asked.given()::get), key);
    return HttpResponse.created(view(authorities.official(made).orElseThrow()));
  }

  /** One certificate holder. */
  @Needs(Permission.AUTHORITY_READ)
  @Get("/{official}")
  OfficialView one(String id, String official) {
    return view(staff.official(id, official));
  }

  /** The photograph: a small JPEG. */
  @Needs(Permission.AUTHORITY_READ)
  @Get("/{official}/photo")
  HttpResponse<byte[]> photo(String id, String official) {
    return staff.photo(staff.official(id, official));
  }

  /** Keeps a photograph: the body is a JPEG or PNG of 10 MB at most. */
  @Needs(Permission.AUTHORITY_STAFF)
  @Post("/{official}/photo")
  @Consumes(MediaType.ALL)
  OfficialView photograph(Actor actor, String id, String official, @Body InputStream body) {
    Official person = staff.staffed(actor, id, official);
    changes.photograph(actor, person.authority(), person.id(), "", body);
    return one(id, official);
  }

  /** Puts another certificate in the place of the official’s; the name stays as it is. */
  @Needs(Permission.AUTHORITY_STAFF)
  @Post("/{official}/certificates")
  OfficialView renew(Actor actor, String id, String official, @Body OfficialRequest asked) {
    Official person = staff.staffed(actor, id, official);
    changes.renew(actor, person.authority(), person.id(), Certificate.read(asked.given()::get));
    return one(id, official);
  }

  /** Has an official leave ({@code leave}) or come back ({@code return}); 409 when it stands so already. */
  @Needs(Permission.AUTHORITY_STAFF)
  @Post("/{official}/moves/{move}")
  OfficialView move(Actor actor, String id, String official, String move, @Body Why why) {
    Official person = staff.staffed(actor, id, official);
    OfficialMove named = OfficialMove.named(move).orElseThrow(Failure.NotFound::new);
    changes.move(actor, person.authority(), person.id(), named, text(why.reason()));
    return one(id, official);
  }

  private OfficialView view(Official official) {
    return OfficialView.of(official, Time.day(clock.instant()));
  }
}
