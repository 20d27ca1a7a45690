package org.fuma.claim;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.fuma.access.Actor;
import org.fuma.access.FirstAccounts;
import org.fuma.access.Permission;
import org.fuma.code.ProtectionCode;
import org.fuma.code.ProtectionCodes;
import org.fuma.enterprise.Enterprise;
import org.fuma.enterprise.EnterpriseState;
import org.fuma.enterprise.Enterprises;
import org.fuma.enterprise.Selection;
import org.fuma.job.Jobs;
import org.fuma.ledger.Ledger;
import org.fuma.ledger.Sealed;
import org.fuma.store.Ids;
import org.fuma.store.ServiceClock;
import org.fuma.store.Transactions;
import org.fuma.web.Failure;
import org.fuma.web.Idempotency;

/** Hand-over letters for many firms: said beforehand, made in the background, printed page by page. */
@Singleton
class Letters {

  /** Letters to a page of HTML. */
  static final int PAGE = 100;

  static final String WORK = "claim.letters";

  /** Firms looked at in one round trip. */
  static final int AT_ONCE = 500;

  /** Firms looked at for one page of letters, so that a page always comes back within seconds. */
  private static final int LOOKED_AT = 20_000;

  private final Enterprises enterprises;
  private final ClaimRepository repository;
  private final ClaimCodes claimCodes;
  private final ProtectionCodes codes;
  private final FirstAccounts accounts;
  private final Claims claims;
  private final Jobs jobs;
  private final Ledger ledger;
  private final Idempotency idempotency;
  private final ServiceClock clock;

  Letters(
      Enterprises enterprises,
      ClaimRepository repository,
      ClaimCodes claimCodes,
      ProtectionCodes codes,
      FirstAccounts accounts,
      Claims claims,
      Jobs jobs,
      Ledger ledger,
      Idempotency idempotency,
      ServiceClock clock) {
    this.enterprises = enterprises;
    this.repository = repository;
    this.claimCodes = claimCodes;
    this.codes = codes;
    this.accounts = accounts;
    this.claims = claims;
    this.jobs = jobs;
    this.ledger = ledger;
    this.idempotency = idempotency;
    this.clock = clock;
  }

  /**
   * A page of letters.
   *
   * @param next where the next page goes on; empty at the end
   */
  record LetterPage(List<Letter> letters, Optional<Long> next) {}

  private record Asking(String query) {}

  /** How many of the selection's firms meet which fate, now. */
  Map<Fate, Long> plan(Actor by, Selection selection) {
    by.require(Permission.ACCOUNT_CREATE);
    Map<Fate, Long> plan = new EnumMap<>(Fate.class);
    for (Fate fate : Fate.values()) {
      plan.put(fate, 0L);
    }
    List<Enterprise> firms = enterprises.pick(by, selection, Long.MAX_VALUE, AT_ONCE);
    while (!firms.isEmpty()) {
      fates(firms).values().forEach(fate -> plan.merge(fate, 1L, Long::sum));
      firms = firms.size() < AT_ONCE ? List.of() : enterprises.pick(by, selection, firms.getLast().id(), AT_ONCE);
    }
    return plan;
  }

  /**
   * Asks for letters for all of the selection's firms that can have one.
   *
   * @return the job's id
   */
  long ask(Actor by, Selection selection, Optional<String> key) {
    by.require(Permission.ACCOUNT_CREATE);
    String id =
        idempotency.once(
            by.account(),
            key,
            new Asking(selection.query()),
            String.class,
            () -> Ids.show(jobs.ask(by, WORK, selection, enterprises.count(by, selection))));
    return Ids.read(id).orElseThrow();
  }

  /** A page of the selection's letters that are good now, by the firms' ids downwards. */
  LetterPage page(Actor by, Selection selection, long below) {
    by.require(Permission.ACCOUNT_CREATE);
    List<Letter> letters = new ArrayList<>();
    long from = below;
    for (int looked = 0; looked < LOOKED_AT; looked += AT_ONCE) {
      List<Enterprise> firms = enterprises.pick(by, selection, from, AT_ONCE);
      Map<Long, Claim> open = open(ids(firms));
      Map<Long, ProtectionCode> current = codes.currentAmong(open.keySet());
      for (Enterprise firm : firms) {
        if (letters.size() == PAGE) {
          return new LetterPage(letters, Optional.of(from));
        }
        from = firm.id();
        if (open.containsKey(from) && current.containsKey(from)) {
          Claim claim = open.get(from);
          letters.add(new Letter(firm, current.get(from), claim, claimCodes.of(claim)));
        }
      }
      if (firms.size() < AT_ONCE) {
        return new LetterPage(letters, Optional.empty());
      }
    }
    return new LetterPage(letters, Optional.of(from));
  }

  /** Makes letters for those of these firms that can have one, in the running transaction. */
  Map<Fate, Long> make(Actor by, List<Enterprise> firms) {
    by.require(Permission.ACCOUNT_CREATE);
    Map<Enterprise, Fate> fates = fates(firms);
    Instant now = clock.instant();
    List<Claim> made =
        firms.stream().filter(firm -> fates.get(firm) == Fate.MAKE).map(firm -> claims.fresh(firm.id(), now)).toList();
    expire(by, made);
    try {
      repository.insert(made, by.account());
    } catch (RuntimeException refused) {
      if (Transactions.duplicate(refused, "claim_head_current")) {
        // Somebody made a letter for one of these firms at this moment; the job can go on and will leave that firm out.
        throw new Failure.Conflict("claim.changed-meanwhile");
      }
      throw refused;
    }
    record(by, "claim.made", made, ClaimState.OPEN);
    return fates.values().stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
  }

  /** What becomes of each of these firms, in their order. */
  private Map<Enterprise, Fate> fates(List<Enterprise> firms) {
    List<Long> ids = ids(firms);
    Set<Long> held = accounts.held(ids);
    Set<Long> open = open(ids).keySet();
    Set<Long> current = codes.currentAmong(ids).keySet();
    Map<Enterprise, Fate> fates = new LinkedHashMap<>();
    firms.forEach(firm -> fates.put(firm, fate(firm, held, open, current)));
    return fates;
  }

  private static Fate fate(Enterprise firm, Set<Long> held, Set<Long> open, Set<Long> current) {
    if (firm.state() == EnterpriseState.WITHDRAWN) {
      return Fate.LEFT;
    }
    if (held.contains(firm.id())) {
      return Fate.ACCOUNT;
    }
    if (!current.contains(firm.id())) {
      return Fate.NO_CODE;
    }
    return open.contains(firm.id()) ? Fate.KEEP : Fate.MAKE;
  }

  /** Ends what is recorded as open and has expired, so that a new claim can take its place. */
  private void expire(Actor by, List<Claim> made) {
    List<Claim> over = repository.open(made.stream().map(Claim::enterprise).toList());
    for (Claim claim : over) {
      if (!repository.end(claim.id(), ClaimState.REVOKED)) {
        throw new Failure.Conflict("claim.changed-meanwhile");
      }
    }
    record(by, "claim.revoked", over, ClaimState.REVOKED);
  }

  private void record(Actor by, String kind, List<Claim> of, ClaimState state) {
    List<Ledger.Draft> drafts = of.stream().map(claim -> draft(kind, claim, state)).toList();
    List<Sealed> sealed = ledger.appendAll(by.account(), drafts);
    repository.steps(sealed, of, state, Optional.empty(), "", by.account());
  }

  private static Ledger.Draft draft(String kind, Claim claim, ClaimState state) {
    return new Ledger.Draft(kind, Claims.OBJECT, claim.id(), Claims.facts(claim, state, Optional.empty(), ""));
  }

  /** The good claims of these firms, by firm. */
  private Map<Long, Claim> open(Collection<Long> firms) {
    Instant now = clock.instant();
    return repository.open(firms).stream()
        .filter(claim -> claim.standing(now) == ClaimStanding.OPEN)
        .collect(Collectors.toMap(Claim::enterprise, Function.identity()));
  }

  private static List<Long> ids(List<Enterprise> firms) {
    return firms.stream().map(Enterprise::id).toList();
  }
}
