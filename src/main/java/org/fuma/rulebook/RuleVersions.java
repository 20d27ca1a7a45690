package org.fuma.rulebook;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.Permission;
import org.fuma.ledger.Ledger;
import org.fuma.ledger.Sealed;
import org.fuma.rule.RuleParameters;
import org.fuma.rule.RuleSheet;
import org.fuma.store.Time;
import org.fuma.store.Transactions;
import org.fuma.web.Checks;
import org.fuma.web.Failure;
import org.fuma.web.Idempotency;

/** The versions of the rules: read, and made (design decision 11). A version is never changed; the next one takes its place. */
@Singleton
class RuleVersions {

  /** Versions to a page of the list. */
  static final int PAGE = 50;

  static final int LONGEST_REASON = 500;

  private static final int FARTHEST_YEARS = 5;

  private final RuleVersionRepository repository;
  private final Rulebook rulebook;
  private final Ledger ledger;
  private final Idempotency idempotency;

  RuleVersions(RuleVersionRepository repository, Rulebook rulebook, Ledger ledger, Idempotency idempotency) {
    this.repository = repository;
    this.rulebook = rulebook;
    this.ledger = ledger;
    this.idempotency = idempotency;
  }

  /**
   * A version that is asked for.
   *
   * @param last  the last version's number, as the caller has seen it
   * @param from  the first day on which it holds, as ISO 8601; today or later
   * @param lines its parameters; those left out stay as the version says that holds on that day
   */
  record Asked(String last, String from, String reason, Map<String, String> lines) {}

  /** A page of versions below that number, the last one first. */
  List<RuleVersion> list(Actor by, Optional<Integer> below) {
    by.require(Permission.RULES_READ);
    return repository.below(below.orElse(Integer.MAX_VALUE), PAGE);
  }

  /** Every version, the last one first. */
  List<RuleVersion> all(Actor by) {
    by.require(Permission.RULES_READ);
    return repository.all();
  }

  /**
   * The version of that number.
   *
   * @throws Failure.NotFound when there is none
   */
  RuleVersion see(Actor by, int number) {
    by.require(Permission.RULES_READ);
    return repository.find(number).orElseThrow(Failure.NotFound::new);
  }

  /** The version before that one in number; none before the first. */
  Optional<RuleVersion> before(RuleVersion version) {
    return repository.find(version.number() - 1);
  }

  /** Today in Asia/Shanghai. */
  LocalDate today() {
    return Time.day(ledger.now());
  }

  /**
   * Makes a version; answers its number.
   *
   * @throws Failure.Invalid  with every reason
   * @throws Failure.Conflict when somebody else made one meanwhile
   */
  int make(Actor by, Asked asked, Optional<String> key) {
    by.require(Permission.RULES_CHANGE);
    try {
      int number = Integer.parseInt(idempotency.once(by.account(), key, asked, String.class, () -> String.valueOf(write(by, asked))));
      rulebook.forget();
      return number;
    } catch (RuntimeException refused) {
      if (Transactions.duplicate(refused)) {
        throw new Failure.Conflict("rulebook.meanwhile");
      }
      throw refused;
    }
  }

  private int write(Actor by, Asked asked) {
    List<RuleVersion> versions = repository.all();
    int last = versions.getFirst().number();
    if (!asked.last().strip().equals(String.valueOf(last))) {
      throw new Failure.Conflict("rulebook.meanwhile");
    }
    Checks checks = new Checks();
    LocalDate from = from(asked.from(), checks);
    String reason = checks.required("reason", asked.reason(), 2, LONGEST_REASON);
    RuleParameters before = Rulebook.holding(versions, from).orElseThrow().parameters();
    Map<String, String> lines = new LinkedHashMap<>(RuleSheet.write(before));
    lines.putAll(asked.lines());
    RuleParameters parameters = RuleSheet.read(lines, checks);
    checks.done();
    if (parameters.equals(before)) {
      throw new Failure.Invalid("rulebook.nothing-changed");
    }
    insert(last + 1, from, reason, parameters, by.account());
    return last + 1;
  }

  /** Writes a version and its ledger entry, in the running transaction. */
  void insert(int number, LocalDate from, String reason, RuleParameters parameters, long actor) {
    Map<String, Object> facts = new LinkedHashMap<>(RuleSheet.write(parameters));
    facts.put("number", number);
    facts.put("from", from.toString());
    facts.put("reason", reason);
    Sealed entry = ledger.append("rules.version", "rules", number, actor, facts);
    repository.insert(entry, number, from, reason, parameters, actor);
  }

  private LocalDate from(String given, Checks checks) {
    LocalDate today = today();
    String text = checks.required("from", given, 32);
    LocalDate from = checks.date("from", text).orElse(today);
    if (from.isBefore(today)) {
      checks.refuse("from", "rulebook.past", today.toString());
    } else if (from.isAfter(today.plusYears(FARTHEST_YEARS))) {
      checks.refuse("from", "rulebook.too-far", FARTHEST_YEARS);
    }
    return from;
  }
}
