package org.fuma.audit;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.fuma.access.Accounts;
import org.fuma.access.Actor;
import org.fuma.access.Permission;
import org.fuma.ledger.Confidential;
import org.fuma.ledger.LedgerEntry;
import org.fuma.store.Ids;
import org.fuma.store.ServiceClock;
import org.fuma.store.Time;
import org.fuma.web.Checks;
import org.fuma.web.Failure;
import org.fuma.web.Form;

/**
 * The ledger as an auditor reads it. Of complaints, ratings and what comes of them there is a count for each kind and each day that is over, and nothing
 * else (design decision 12): while a day runs, a count that grows would tell the minute.
 */
@Singleton
class LedgerBook {

  /** Entries to a page. */
  static final int PAGE = 50;

  /** Entries of an object to a page; each is checked. */
  static final int LIFE_PAGE = 20;

  /** Days that are counted at once, at most. */
  static final int MOST_DAYS = 366;

  private static final int DAYS_SHOWN = 31;
  private static final int LONGEST_NAME = 64;
  private static final int ID_LENGTH = 13;

  private final LeafRepository leaves;
  private final EntryChecks checks;
  private final Accounts accounts;
  private final ServiceClock clock;

  LedgerBook(LeafRepository leaves, EntryChecks checks, Accounts accounts, ServiceClock clock) {
    this.leaves = leaves;
    this.checks = checks;
    this.accounts = accounts;
    this.clock = clock;
  }

  /** As many entries that fit, latest first, below that entry. */
  List<LedgerRow> list(Actor by, LedgerFilter filter, Optional<Long> below, int most) {
    by.require(Permission.LEDGER_READ);
    return leaves.list(filter, below, most);
  }

  /**
   * One entry.
   *
   * @throws Failure.NotFound for none, a blank or a confidential one
   */
  CheckedEntry entry(Actor by, String shown) {
    by.require(Permission.LEDGER_READ);
    return Ids.read(shown).flatMap(id -> checks.entry(id, LedgerBook::open)).orElseThrow(Failure.NotFound::new);
  }

  private static boolean open(LedgerEntry entry) {
    return !Confidential.is(entry.objectKind()) && !entry.kind().equals(Confidential.BLANK);
  }

  /**
   * What happened to an object, earliest first, above an entry's id.
   *
   * @throws Failure.NotFound when nothing did, or it is confidential
   */
  List<CheckedEntry> life(Actor by, String kind, String object, Optional<Long> above, int most) {
    by.require(Permission.LEDGER_READ);
    long id = Ids.read(object).orElseThrow(Failure.NotFound::new);
    if (!EntryKinds.objects().contains(kind)) {
      throw new Failure.NotFound();
    }
    List<CheckedEntry> life = checks.of(kind, id, above.orElse(-1L), most);
    if (life.isEmpty() && above.isEmpty()) {
      throw new Failure.NotFound();
    }
    return life;
  }

  /** The confidential entries by kind and day, of days that are over. */
  List<DayCount> counts(Actor by, Days days) {
    by.require(Permission.LEDGER_READ);
    return leaves.counts(days.from(), days.to());
  }

  /** Two days and all between them. */
  record Days(LocalDate from, LocalDate to) {}

  /**
   * Reads from when to when is counted; the last 31 days that are over, where nothing is said.
   *
   * @throws Failure.Invalid with everything that is wrong
   */
  Days days(Form form) {
    Checks checks = new Checks();
    LocalDate yesterday = Time.day(clock.instant()).minusDays(1);
    Optional<LocalDate> from = checks.date("from", form.text("from"));
    LocalDate to = checks.date("to", form.text("to")).filter(day -> day.isBefore(yesterday)).orElse(yesterday);
    LocalDate begin = from.orElse(to.minusDays(DAYS_SHOWN - 1));
    if (begin.isAfter(to)) {
      checks.refuse("from", "audit.day-not-over");
    } else if (begin.plusDays(MOST_DAYS).isBefore(to)) {
      checks.refuse("from", "audit.too-many-days", MOST_DAYS);
    }
    checks.done();
    return new Days(begin, to);
  }

  /**
   * Reads a filter from the fields {@link LedgerFilter#FIELDS}; the account is given by the name that it signs in with.
   *
   * @throws Failure.Invalid with everything that is wrong
   */
  LedgerFilter read(Form form) {
    Checks checks = new Checks();
    Optional<String> kind = filled(checks.optional("kind", form.text("kind"), LONGEST_NAME));
    if (kind.isPresent() && !EntryKinds.open().contains(kind.get())) {
      checks.refuse("kind", "check.choice");
    }
    Optional<String> object = filled(checks.optional("object", form.text("object"), ID_LENGTH));
    if (object.isPresent() && object.flatMap(Ids::read).isEmpty()) {
      checks.refuse("object", "audit.no-id");
    }
    Optional<String> name = filled(checks.optional("account", form.text("account"), LONGEST_NAME));
    Optional<Long> account = name.flatMap(accounts::named);
    if (name.isPresent() && account.isEmpty()) {
      checks.refuse("account", "events.no-account");
    }
    Optional<LocalDate> from = checks.date("from", form.text("from"));
    Optional<LocalDate> to = checks.date("to", form.text("to"));
    if (from.isPresent() && to.isPresent() && to.get().isBefore(from.get())) {
      checks.refuse("to", "events.days-turned");
    }
    checks.done();
    return new LedgerFilter(kind, object.flatMap(Ids::read), account, from, to);
  }

  private static Optional<String> filled(String text) {
    return Optional.of(text).filter(value -> !value.isEmpty());
  }
}
