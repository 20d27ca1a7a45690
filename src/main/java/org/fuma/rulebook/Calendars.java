package org.fuma.rulebook;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.fuma.access.Actor;
import org.fuma.access.Permission;
import org.fuma.ledger.Ledger;
import org.fuma.ledger.Sealed;
import org.fuma.rule.WorkingDays;
import org.fuma.rule.YearCalendar;
import org.fuma.store.Transactions;
import org.fuma.web.Failure;
import org.fuma.web.Idempotency;

/** The calendars of working days, loaded year by year (domain.md §5). */
@Singleton
public class Calendars {

  private static final Duration FRESH = Duration.ofSeconds(3);

  private final CalendarRepository repository;
  private final Ledger ledger;
  private final Idempotency idempotency;
  private final LoadingCache<String, WorkingDays> loaded;

  Calendars(CalendarRepository repository, Ledger ledger, Idempotency idempotency) {
    this.repository = repository;
    this.ledger = ledger;
    this.idempotency = idempotency;
    this.loaded = Caffeine.newBuilder().expireAfterWrite(FRESH).build(all -> new WorkingDays(
        repository.current().stream().map(LoadedYear::calendar).collect(Collectors.toMap(YearCalendar::year, calendar -> calendar))));
  }

  /** Counts in the years that are loaded, at most three seconds old. */
  public WorkingDays workingDays() {
    return loaded.get("");
  }

  /**
   * Loads a year from a file's text, as {@code config/calendar/2026.yml} is written; a year that was loaded before is replaced, and stays on record.
   *
   * @return the year
   * @throws Failure.Malformed when it is no such file
   * @throws Failure.Invalid   with every reason
   */
  public int loadFile(Actor by, String text) {
    return load(by, CalendarText.of(Yaml.lines(text)), Optional.empty());
  }

  /** As {@link #loadFile}, from fields. */
  int load(Actor by, CalendarText text, Optional<String> key) {
    by.require(Permission.RULES_CHANGE);
    CalendarText.Read read = text.read();
    try {
      idempotency.once(by.account(), key, text, String.class, () -> {
        insert(read, repository.revision(read.calendar().year()) + 1, by.account());
        return String.valueOf(read.calendar().year());
      });
    } catch (RuntimeException refused) {
      if (Transactions.duplicate(refused)) {
        throw new Failure.Conflict("calendar.meanwhile");
      }
      throw refused;
    }
    loaded.invalidateAll();
    return read.calendar().year();
  }

  /** Every loaded year, the latest first. */
  List<LoadedYear> list(Actor by) {
    by.require(Permission.RULES_READ);
    return repository.current();
  }

  /** Writes a year and its ledger entry, in the running transaction. */
  void insert(CalendarText.Read read, int revision, long actor) {
    YearCalendar calendar = read.calendar();
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("year", calendar.year());
    facts.put("revision", revision);
    facts.put("provisional", calendar.provisional());
    facts.put("off", texts(calendar.off()));
    facts.put("worked", texts(calendar.worked()));
    facts.put("source", read.source());
    Sealed entry = ledger.append("calendar.loaded", "calendar", calendar.year(), actor, facts);
    repository.insert(entry, calendar, revision, read.source(), actor);
  }

  private static List<String> texts(Collection<LocalDate> days) {
    return days.stream().map(LocalDate::toString).toList();
  }
}
