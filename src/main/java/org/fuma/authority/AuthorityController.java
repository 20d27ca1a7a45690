package org.fuma.authority;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.fuma.access.Actor;
import org.fuma.access.Needs;
import org.fuma.access.Permission;
import org.fuma.store.Ids;
import org.fuma.store.Time;
import org.fuma.web.Failure;
import org.fuma.web.Listing;

/** The published lists for programs. */
@Controller("/api/v1/authorities")
final class AuthorityController {

  private final Authorities authorities;
  private final Clock clock;

  AuthorityController(Authorities authorities, Clock clock) {
    this.authorities = authorities;
    this.clock = clock;
  }

  /** An authority that is to be put on the list. */
  @Serdeable
  record AuthorityRequest(
      @Nullable String name, @Nullable String kind, @Nullable String level, @Nullable String telephone) {}

  /** A certificate holder who is to be added; days as ISO 8601 writes them. */
  @Serdeable
  record OfficialRequest(
      @Nullable String name,
      @Nullable String title,
      @Nullable String certificateNumber,
      @Nullable String issuer,
      @Nullable String validFrom,
      @Nullable String validUntil) {}

  /** An item that is to be published. */
  @Serdeable
  record ItemRequest(
      @Nullable String code,
      @Nullable String name,
      @Nullable String legalBasis,
      @Nullable String object,
      @Nullable String content,
      @Nullable String method,
      @Nullable Integer yearlyCap) {}

  /** An authority as listed. */
  @Serdeable
  record AuthorityView(String id, String name, String kind, String level, String telephone) {}

  /** A certificate holder; {@code state} is what the certificate is worth today. */
  @Serdeable
  record OfficialView(
      String id, String name, String title, String certificateNumber, String issuer, String validFrom,
      String validUntil, String state) {}

  /** A published item. */
  @Serdeable
  record ItemView(
      String id, String code, String name, String legalBasis, String object, String content, String method,
      int yearlyCap) {}

  /** Lists authorities, newest first. */
  @Needs(Permission.AUTHORITY_READ)
  @Get
  Listing<AuthorityView> list(@QueryValue Optional<String> pageToken) {
    List<Authority> rows = authorities.list(Listing.below(pageToken));
    return Listing.of(
        rows.stream().map(AuthorityController::view).toList(),
        rows.size() < Authorities.PAGE ? Optional.empty() : Optional.of(Ids.show(rows.getLast().id())));
  }

  /** Puts an authority on the list. */
  @Needs(Permission.AUTHORITY_CREATE)
  @Post
  HttpResponse<AuthorityView> create(
      Actor actor, @Body AuthorityRequest asked, @Header("Idempotency-Key") Optional<String> key) {
    NewAuthority read =
        NewAuthority.read(
            given("name", asked.name(), "kind", asked.kind(), "level", asked.level(), "telephone", asked.telephone()));
    return HttpResponse.created(view(found(authorities.create(actor, read, key))));
  }

  /** One authority. */
  @Needs(Permission.AUTHORITY_READ)
  @Get("/{id}")
  AuthorityView one(String id) {
    return view(found(id));
  }

  /** An authority's certificate holders. */
  @Needs(Permission.AUTHORITY_READ)
  @Get("/{id}/officials")
  Listing<OfficialView> officials(String id) {
    return Listing.of(authorities.officials(found(id).id()).stream().map(this::view).toList(), Optional.empty());
  }

  /** Adds a certificate holder. */
  @Needs(Permission.AUTHORITY_STAFF)
  @Post("/{id}/officials")
  HttpResponse<OfficialView> addOfficial(
      Actor actor, String id, @Body OfficialRequest asked, @Header("Idempotency-Key") Optional<String> key) {
    long authority = staffed(actor, id);
    NewOfficial read =
        NewOfficial.read(
            given(
                "name", asked.name(), "title", asked.title(), "certificateNumber", asked.certificateNumber(), "issuer",
                asked.issuer(),
                "validFrom", asked.validFrom(), "validUntil", asked.validUntil()));
    long made = authorities.addOfficial(actor, authority, read, key);
    return HttpResponse.created(view(authorities.official(made).orElseThrow()));
  }

  /** An authority's published items. */
  @Needs(Permission.AUTHORITY_READ)
  @Get("/{id}/items")
  Listing<ItemView> items(String id) {
    return Listing.of(
        authorities.items(found(id).id()).stream().map(AuthorityController::view).toList(), Optional.empty());
  }

  /** Publishes an item. */
  @Needs(Permission.AUTHORITY_STAFF)
  @Post("/{id}/items")
  HttpResponse<ItemView> addItem(
      Actor actor, String id, @Body ItemRequest asked, @Header("Idempotency-Key") Optional<String> key) {
    long authority = staffed(actor, id);
    NewItem read =
        NewItem.read(
            given(
                "code", asked.code(), "name", asked.name(), "legalBasis", asked.legalBasis(), "object", asked.object(),
                "content", asked.content(), "method", asked.method(),
                "yearlyCap", Optional.ofNullable(asked.yearlyCap()).map(cap -> Integer.toString(cap)).orElse("")));
    long made = authorities.addItem(actor, authority, read, key);
    return HttpResponse.created(
        authorities.items(authority).stream().filter(item -> item.id() == made).map(AuthorityController::view)
            .findFirst().orElseThrow());
  }

  /** The authority of that id when the actor may add to it: one must not learn by a refused field that it exists. */
  private long staffed(Actor actor, String id) {
    return Ids.read(id)
        .filter(authority -> Authorities.mayStaff(actor, authority))
        .flatMap(authorities::authority)
        .map(Authority::id)
        .orElseThrow(Failure.NotFound::new);
  }

  private Authority found(String id) {
    return Ids.read(id).flatMap(authorities::authority).orElseThrow(Failure.NotFound::new);
  }

  private Authority found(long id) {
    return authorities.authority(id).orElseThrow();
  }

  private static UnaryOperator<String> given(String... namesAndTexts) {
    Map<String, String> fields = new HashMap<>();
    for (int i = 0; i < namesAndTexts.length; i += 2) {
      fields.put(namesAndTexts[i], Optional.ofNullable(namesAndTexts[i + 1]).orElse(""));
    }
    return fields::get;
  }

  private static AuthorityView view(Authority authority) {
    return new AuthorityView(
        Ids.show(authority.id()), authority.name(), authority.kind().name(), authority.level().name(),
        authority.telephone());
  }

  private OfficialView view(Official official) {
    return new OfficialView(
        Ids.show(official.id()),
        official.name(),
        official.title(),
        official.certificateNumber(),
        official.issuer(),
        official.validFrom().toString(),
        official.validUntil().toString(),
        official.state(Time.day(clock.instant())).name());
  }

  private static ItemView view(InspectionItem item) {
    return new ItemView(
        Ids.show(item.id()), item.code(), item.name(), item.legalBasis(), item.object(), item.content(),
        item.method().name(),
        item.yearlyCap());
  }
}
