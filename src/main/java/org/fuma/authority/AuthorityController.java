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
import org.fuma.web.Failure;
import org.fuma.web.Listing;

/** The published list of authorities for programs. */
@Controller("/api/v1/authorities")
final class AuthorityController {

  private final Authorities authorities;
  private final AuthorityChanges changes;

  AuthorityController(Authorities authorities, AuthorityChanges changes) {
    this.authorities = authorities;
    this.changes = changes;
  }

  /** An authority that is to be put on the list; without districts it may act in the whole city. */
  @Serdeable
  record AuthorityRequest(
      @Nullable String name, @Nullable String kind, @Nullable String level, @Nullable String telephone, @Nullable List<String> districts,
      @Nullable String entrustedBy) {}

  /** Where an authority may act from now on, on whose behalf, and why. */
  @Serdeable
  record JurisdictionRequest(@Nullable List<String> districts, @Nullable String entrustedBy, @Nullable String reason) {}

  /** Why it is done. */
  @Serdeable
  record Why(@Nullable String reason) {}

  /** Lists authorities, newest first. */
  @Needs(Permission.AUTHORITY_READ)
  @Get
  Listing<AuthorityView> list(@QueryValue Optional<String> pageToken) {
    List<Authority> rows = authorities.list(Listing.below(pageToken));
    return Listing.of(
        rows.stream().map(AuthorityView::of).toList(),
        rows.size() < Authorities.PAGE ? Optional.empty() : Optional.of(Ids.show(rows.getLast().id())));
  }

  /** Puts an authority on the list. */
  @Needs(Permission.AUTHORITY_CREATE)
  @Post
  HttpResponse<AuthorityView> create(
      Actor actor, @Body AuthorityRequest asked, @Header("Idempotency-Key") Optional<String> key) {
    Map<String, String> given =
        Map.of("name", text(asked.name()), "kind", text(asked.kind()), "level", text(asked.level()), "telephone", text(asked.telephone()),
            "districts", joined(asked.districts()), "entrustedBy", text(asked.entrustedBy()));
    return HttpResponse.created(found(authorities.create(actor, NewAuthority.read(given::get), key)));
  }

  /** One authority. */
  @Needs(Permission.AUTHORITY_READ)
  @Get("/{id}")
  AuthorityView one(String id) {
    return found(id(id));
  }

  /** Says where an authority may act from now on. */
  @Needs(Permission.AUTHORITY_CREATE)
  @Post("/{id}/jurisdiction")
  AuthorityView assign(Actor actor, String id, @Body JurisdictionRequest asked) {
    long authority = id(id);
    Map<String, String> given = Map.of("districts", joined(asked.districts()), "entrustedBy", text(asked.entrustedBy()));
    changes.assign(actor, authority, given::get, text(asked.reason()));
    return found(authority);
  }

  /** Strikes an authority off the list ({@code delist}) or puts it back ({@code relist}); 409 when it stands so already. */
  @Needs(Permission.AUTHORITY_CREATE)
  @Post("/{id}/moves/{move}")
  AuthorityView move(Actor actor, String id, String move, @Body Why why) {
    AuthorityMove named = AuthorityMove.named(move).orElseThrow(Failure.NotFound::new);
    changes.move(actor, id(id), named, text(why.reason()));
    return found(id(id));
  }

  private AuthorityView found(long id) {
    return authorities.authority(id).map(AuthorityView::of).orElseThrow(Failure.NotFound::new);
  }

  private static String joined(@Nullable List<String> districts) {
    return districts == null ? "" : String.join(",", districts);
  }

  private static long id(String shown) {
    return Ids.read(shown).orElseThrow(Failure.NotFound::new);
  }
}
