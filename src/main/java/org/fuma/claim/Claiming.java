package org.fuma.claim;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.fuma.access.FirstAccounts;
import org.fuma.code.ProtectionCodes;
import org.fuma.code.Serial;
import org.fuma.enterprise.Enterprise;
import org.fuma.enterprise.EnterpriseState;
import org.fuma.enterprise.Enterprises;
import org.fuma.settings.Settings;
import org.fuma.store.Ids;
import org.fuma.store.ServiceClock;
import org.fuma.web.Failure;
import org.fuma.web.Idempotency;

/** What a firm does with its letter: it proves that it has the code, and makes its first account. */
@Singleton
class Claiming {

  /** So many letters of a firm are known by their code, to say of an old one that it is void. */
  private static final int REMEMBERED = 20;

  private final ClaimRepository repository;
  private final ClaimCodes claimCodes;
  private final Claims claims;
  private final ProtectionCodes codes;
  private final Enterprises enterprises;
  private final FirstAccounts accounts;
  private final Idempotency idempotency;
  private final ServiceClock clock;
  private final Settings settings;

  Claiming(
      ClaimRepository repository,
      ClaimCodes claimCodes,
      Claims claims,
      ProtectionCodes codes,
      Enterprises enterprises,
      FirstAccounts accounts,
      Idempotency idempotency,
      ServiceClock clock,
      Settings settings) {
    this.repository = repository;
    this.claimCodes = claimCodes;
    this.claims = claims;
    this.codes = codes;
    this.enterprises = enterprises;
    this.accounts = accounts;
    this.idempotency = idempotency;
    this.clock = clock;
    this.settings = settings;
  }

  /** The account that was made. */
  record Made(long account, String username) {}

  private record Using(String claim, String username, String displayName) {}

  /**
   * The claim of which somebody has the code, whatever its state.
   *
   * @throws Failure.Invalid with one sentence, whether the serial is unknown, no letter was made, or the code is wrong
   * @throws Failure.TooMany after five wrong codes in 15 minutes, for 15 minutes, even for the right code
   */
  Claim recognise(String serial, String typed) {
    Optional<ClaimCode> code = ClaimCode.read(typed);
    List<Claim> known =
        Serial.read(serial)
            .filter(readable -> code.isPresent())
            .flatMap(codes::find)
            .map(found -> repository.of(found.enterprise(), REMEMBERED))
            .orElse(List.of());
    if (known.isEmpty()) {
      throw new Failure.Invalid("claim.wrong");
    }
    Claim latest = known.getFirst();
    // Counted before it is compared, so that many at once compare no more than five.
    count(latest);
    Claim found =
        known.stream()
            .filter(claim -> claimCodes.of(claim).matches(code.get()))
            .findFirst()
            .orElseThrow(() -> new Failure.Invalid("claim.wrong"));
    if (found.id() == latest.id()) {
      // An old letter's code must not clear the way to guess the new one's.
      repository.forgetTries(latest.id());
    }
    return found;
  }

  /**
   * The firm whose account may be made with the claim now. Only who gave the right code may be told why not.
   *
   * @throws Failure.Conflict when the claim was used or taken back or has expired, the firm has left, or has an account
   */
  Enterprise claimable(Claim claim) {
    switch (claim.standing(clock.instant())) {
      case OPEN -> {}
      case USED -> throw new Failure.Conflict("claim.used", settings.hotline());
      case EXPIRED -> throw new Failure.Conflict("claim.expired", settings.hotline());
      case REVOKED -> throw new Failure.Conflict("claim.revoked", settings.hotline());
    }
    Enterprise firm = enterprises.find(claim.enterprise()).orElseThrow();
    if (firm.state() == EnterpriseState.WITHDRAWN) {
      throw new Failure.Conflict("claim.left", settings.hotline());
    }
    if (!accounts.held(List.of(firm.id())).isEmpty()) {
      throw new Failure.Conflict("claim.account-there", settings.hotline());
    }
    return firm;
  }

  /** The claim of that id. */
  Optional<Claim> find(long id) {
    return repository.find(id);
  }

  /**
   * Makes the firm's first account, uses the claim up and puts the firm's code in force, all in one transaction.
   *
   * @return the account
   * @throws Failure.Invalid  when a field is refused or the name is taken; the claim stays open
   * @throws Failure.Conflict as {@link #claimable}, also when somebody else was faster
   */
  Made use(Claim claim, FirstAccounts.Wish wish, Optional<String> key) {
    FirstAccounts.Ready ready = accounts.prepare(wish, claim.enterprise());
    String account =
        idempotency.once(
            claim.id(),
            key,
            new Using(Ids.show(claim.id()), ready.username(), ready.displayName()),
            String.class,
            () -> Ids.show(use(claim.id(), ready)));
    return new Made(Ids.read(account).orElseThrow(), ready.username());
  }

  private long use(long id, FirstAccounts.Ready ready) {
    boolean held = repository.hold(id);
    Claim claim = repository.find(id).orElseThrow();
    Enterprise firm = claimable(claim);
    if (!held) {
      throw new Failure.Conflict("claim.changed-meanwhile");
    }
    long account = accounts.make(ready);
    if (!repository.use(id, account)) {
      throw new IllegalStateException("The claim that was held has moved");
    }
    claims.step("claim.used", claim, ClaimState.USED, Optional.of(account), "", account);
    codes.activateOnClaim(firm.id(), account);
    return account;
  }

  private void count(Claim claim) {
    while (true) {
      Instant now = clock.instant();
      Tries tries = repository.tries(claim.id());
      Optional<Tries> next = tries.next(now);
      if (next.isEmpty()) {
        Duration left = Duration.between(now, tries.since().plus(Tries.WINDOW));
        throw new Failure.TooMany(Math.toIntExact(left.toSeconds() + 1), "claim.locked", left.toMinutes() + 1);
      }
      if (repository.count(claim.id(), tries, next.get())) {
        return;
      }
    }
  }
}
