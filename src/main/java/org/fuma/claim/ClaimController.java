package org.fuma.claim;

import static org.fuma.web.Given.text;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.FirstAccounts;
import org.fuma.access.Needs;
import org.fuma.access.Open;
import org.fuma.access.Permission;
import org.fuma.store.Ids;
import org.fuma.store.ServiceClock;
import org.fuma.web.Failure;

/** Hand-over letters for programs. The code on a letter is printed and never answered here. */
@Controller("/api/v1")
final class ClaimController {

  private final Claims claims;
  private final Claiming claiming;
  private final ClaimLimit limit;
  private final ServiceClock clock;

  ClaimController(Claims claims, Claiming claiming, ClaimLimit limit, ServiceClock clock) {
    this.claims = claims;
    this.claiming = claiming;
    this.limit = limit;
    this.clock = clock;
  }

  /** Why a letter takes the place of one that is open; at most 200 characters. */
  @Serdeable
  record LetterRequest(@Nullable String reason) {}

  /**
   * A letter as its administrators see it.
   *
   * @param state   OPEN, EXPIRED, USED or REVOKED
   * @param account the account that was made with it
   */
  @Serdeable
  record ClaimView(
      String id, String enterprise, String state, Instant madeAt, Instant expiresAt, @Nullable String account) {}

  /** A firm's letters, latest first. */
  @Serdeable
  record ClaimList(List<ClaimView> items) {}

  /** What a firm sends to make its first account. */
  @Serdeable
  record ClaimRequest(
      @Nullable String serial,
      @Nullable String claimCode,
      @Nullable String username,
      @Nullable String displayName,
      @Nullable String password) {
    /** Nothing secret. */
    @Override
    public String toString() {
      return "ClaimRequest[" + serial + "]";
    }
  }

  /** The account that was made. */
  @Serdeable
  record ClaimedView(String id, String username, String enterprise) {}

  /** Makes a letter for the firm; one that is open ends by it and asks for a reason. */
  @Needs(Permission.ACCOUNT_CREATE)
  @Post("/enterprises/{id}/claims")
  HttpResponse<ClaimView> make(
      Actor actor, String id, @Body LetterRequest asked, @Header("Idempotency-Key") Optional<String> key) {
    return HttpResponse.created(view(claims.make(actor, firm(id), text(asked.reason()), key)));
  }

  /** Takes the firm's open letter back. */
  @Needs(Permission.ACCOUNT_CREATE)
  @Post("/enterprises/{id}/claims/revocation")
  HttpResponse<ClaimList> revoke(Actor actor, String id, @Body LetterRequest asked) {
    claims.revoke(actor, firm(id), text(asked.reason()));
    return HttpResponse.ok(list(actor, id));
  }

  /** The firm's letters, latest first, 20 at most; never their codes. */
  @Needs(Permission.ENTERPRISE_READ)
  @Get("/enterprises/{id}/claims")
  ClaimList list(Actor actor, String id) {
    return new ClaimList(claims.list(actor, firm(id)).stream().map(this::view).toList());
  }

  /**
   * Makes a firm's first account with the code of its letter. 422 where serial and code do not fit, 409 where the right
   * code is good no more, 429 after too many wrong ones.
   */
  @Open
  @Post("/claims")
  HttpResponse<ClaimedView> claim(
      HttpRequest<?> request, @Body ClaimRequest asked, @Header("Idempotency-Key") Optional<String> key) {
    limit.count(request);
    Claim claim = claiming.recognise(text(asked.serial()), text(asked.claimCode()));
    FirstAccounts.Wish wish =
        new FirstAccounts.Wish(text(asked.username()), text(asked.displayName()), text(asked.password()));
    Claiming.Made made = claiming.use(claim, wish, key);
    return HttpResponse.created(
        new ClaimedView(Ids.show(made.account()), made.username(), Ids.show(claim.enterprise())));
  }

  private ClaimView view(Claim claim) {
    return new ClaimView(
        Ids.show(claim.id()),
        Ids.show(claim.enterprise()),
        claim.standing(clock.instant()).name(),
        claim.madeAt(),
        claim.expiresAt(),
        claim.account().map(Ids::show).orElse(null));
  }

  private static long firm(String id) {
    return Ids.read(id).orElseThrow(Failure.NotFound::new);
  }
}
