package org.fuma.claim;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.FirstAccounts;
import org.fuma.access.Permission;
import org.fuma.code.ProtectionCode;
import org.fuma.code.ProtectionCodes;
import org.fuma.enterprise.Enterprise;
import org.fuma.enterprise.EnterpriseState;
import org.fuma.enterprise.Enterprises;
import org.fuma.ledger.Ledger;
import org.fuma.ledger.Sealed;
import org.fuma.settings.Settings;
import org.fuma.store.Ids;
import org.fuma.store.Transactions;
import org.fuma.web.Checks;
import org.fuma.web.Failure;
import org.fuma.web.Idempotency;

/**
 * Makes, prints and takes back hand-over letters. They open a firm's account, so only who may make accounts deals with
 * them. A firm has one open claim at most; the database's key sees to it.
 */
@Singleton
class Claims {

  static final int LONGEST_REASON = 200;
  static final String OBJECT = "claim";
  private static final int LISTED = 20;

  private final ClaimRepository repository;
  private final ClaimCodes claimCodes;
  private final Enterprises enterprises;
  private final ProtectionCodes codes;
  private final FirstAccounts accounts;
  private final Ledger ledger;
  private final Idempotency idempotency;
  private final Transactions transactions;
  private final Settings settings;

  Claims(
      ClaimRepository repository,
      ClaimCodes claimCodes,
      Enterprises enterprises,
      ProtectionCodes codes,
      FirstAccounts accounts,
      Ledger ledger,
      Idempotency idempotency,
      Transactions transactions,
      Settings settings) {
    this.repository = repository;
    this.claimCodes = claimCodes;
    this.enterprises = enterprises;
    this.codes = codes;
    this.accounts = accounts;
    this.ledger = ledger;
    this.idempotency = idempotency;
    this.transactions = transactions;
    this.settings = settings;
  }

  private record Making(String enterprise, String reason) {}

  /**
   * Makes a claim for the firm. One that is open ends by it: its letter was lost, or never arrived.
   *
   * @param reason needed where an open claim ends
   * @throws Failure.Conflict when the firm has left, has no code to hand over, or has an account already
   * @throws Failure.Invalid  when the reason is missing
   */
  Claim make(Actor by, long enterprise, String reason, Optional<String> key) {
    by.require(Permission.ACCOUNT_CREATE);
    enterprises.see(by, enterprise);
    Checks checks = new Checks();
    String why = checks.optional("reason", reason, LONGEST_REASON);
    checks.done();
    String id =
        idempotency.once(
            by.account(),
            key,
            new Making(Ids.show(enterprise), why),
            String.class,
            () -> Ids.show(insert(by, handable(by, enterprise), why)));
    return Ids.read(id).flatMap(repository::find).orElseThrow();
  }

  /**
   * Takes the firm's open claim back, with no letter in its place.
   *
   * @throws Failure.Conflict when there is none (any more)
   * @throws Failure.Invalid  when the reason is missing
   */
  void revoke(Actor by, long enterprise, String reason) {
    by.require(Permission.ACCOUNT_CREATE);
    Enterprise firm = enterprises.see(by, enterprise);
    String why = required(reason);
    transactions.run(
        () -> {
          end(by, open(firm.id()).orElseThrow(() -> new Failure.Conflict("claim.none-open")), why);
        });
  }

  /** How far the firm is; for who sees every firm. */
  FirmClaims of(Actor by, Enterprise firm) {
    by.require(Permission.ENTERPRISE_READ);
    Instant now = ledger.now();
    Optional<Claim> latest = repository.of(firm.id(), 1).stream().findFirst();
    return new FirmClaims(
        latest,
        latest.map(claim -> claim.standing(now)),
        latest
            .filter(claim -> claim.state() == ClaimState.OPEN)
            .flatMap(claim -> repository.tries(claim.id()).lockedUntil(now)),
        hasAccount(firm.id()),
        firm.state() != EnterpriseState.WITHDRAWN && codes.currentOf(firm.id()).isPresent(),
        repository.history(firm.id()));
  }

  /** The firm's claims, latest first, 20 at most; for who sees every firm. */
  List<Claim> list(Actor by, long enterprise) {
    by.require(Permission.ENTERPRISE_READ);
    return repository.of(enterprises.see(by, enterprise).id(), LISTED);
  }

  /**
   * The firm's letter, as often as it is printed.
   *
   * @throws Failure.Conflict when no claim of the firm is open
   */
  Letter letter(Actor by, long enterprise) {
    by.require(Permission.ACCOUNT_CREATE);
    Enterprise firm = enterprises.see(by, enterprise);
    Claim claim =
        open(firm.id())
            .filter(one -> one.standing(ledger.now()) == ClaimStanding.OPEN)
            .orElseThrow(() -> new Failure.Conflict("claim.none-open"));
    return new Letter(firm, code(firm), claim, claimCodes.of(claim));
  }

  private Enterprise handable(Actor by, long enterprise) {
    Enterprise firm = enterprises.see(by, enterprise);
    if (firm.state() == EnterpriseState.WITHDRAWN) {
      throw new Failure.Conflict("claim.firm-withdrawn");
    }
    code(firm);
    if (hasAccount(firm.id())) {
      throw new Failure.Conflict("claim.has-account");
    }
    return firm;
  }

  private ProtectionCode code(Enterprise firm) {
    return codes.currentOf(firm.id()).orElseThrow(() -> new Failure.Conflict("claim.no-code"));
  }

  private boolean hasAccount(long enterprise) {
    return !accounts.held(List.of(enterprise)).isEmpty();
  }

  private Optional<Claim> open(long enterprise) {
    return repository.open(List.of(enterprise)).stream().findFirst();
  }

  private long insert(Actor by, Enterprise firm, String reason) {
    Instant now = ledger.now();
    open(firm.id())
        .ifPresent(before -> end(by, before, before.standing(now) == ClaimStanding.OPEN ? required(reason) : reason));
    Claim claim = fresh(firm.id(), now);
    try {
      repository.insert(List.of(claim), by.account());
    } catch (RuntimeException refused) {
      if (Transactions.duplicate(refused, "claim_head_current")) {
        throw new Failure.Conflict("claim.changed-meanwhile");
      }
      throw refused;
    }
    step("claim.made", claim, ClaimState.OPEN, Optional.empty(), reason, by.account());
    return claim.id();
  }

  /** A claim of the usual length, yet to be written. */
  Claim fresh(long enterprise, Instant now) {
    Instant until = now.plus(settings.claimLength());
    return new Claim(Ids.next(), ledger.salt(), enterprise, now, until, ClaimState.OPEN, Optional.empty());
  }

  private void end(Actor by, Claim claim, String reason) {
    if (!repository.end(claim.id(), ClaimState.REVOKED)) {
      throw new Failure.Conflict("claim.changed-meanwhile");
    }
    step("claim.revoked", claim, ClaimState.REVOKED, Optional.empty(), reason, by.account());
  }

  /** Records a change in the ledger and as the claim's step. */
  void step(String kind, Claim claim, ClaimState state, Optional<Long> account, String reason, long actor) {
    Sealed sealed = ledger.append(kind, OBJECT, claim.id(), actor, facts(claim, state, account, reason));
    repository.steps(List.of(sealed), List.of(claim), state, account, reason, actor);
  }

  static Map<String, Object> facts(Claim claim, ClaimState state, Optional<Long> account, String reason) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("claim", Ids.show(claim.id()));
    facts.put("enterprise", Ids.show(claim.enterprise()));
    facts.put("madeAt", claim.madeAt().toString());
    facts.put("expiresAt", claim.expiresAt().toString());
    facts.put("state", state.name());
    facts.put("account", account.map(Ids::show).orElse(null));
    facts.put("reason", reason);
    return facts;
  }

  private static String required(String given) {
    Checks checks = new Checks();
    String reason = checks.required("reason", given, 2, LONGEST_REASON);
    checks.done();
    return reason;
  }
}
