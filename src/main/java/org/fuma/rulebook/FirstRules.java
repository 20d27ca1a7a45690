package org.fuma.rulebook;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.IntStream;
import org.fuma.access.Actor;
import org.fuma.rule.RuleParameters;
import org.fuma.rule.RuleSheet;
import org.fuma.settings.Looking;
import org.fuma.settings.StartFailure;
import org.fuma.store.Transactions;
import org.fuma.web.Checks;
import org.fuma.web.Failure;
import org.fuma.web.Words;

/** Gives an empty registry its first rules, from {@code rules.yml}, and the calendars that come along, before the first request. */
@Singleton
@Order(Ordered.HIGHEST_PRECEDENCE)
@Requires(missingProperty = Looking.WANTED)
class FirstRules implements ApplicationEventListener<StartupEvent> {

  /** The day on which the city's trial began: visits that are entered from then on find rules. */
  private static final LocalDate BEGINNING = LocalDate.of(2021, 11, 17);

  private static final String REASON = "config/rules.yml";
  private static final int FIRST_YEAR = 2020;
  private static final int LAST_YEAR = 2100;

  private final RuleVersionRepository rules;
  private final RuleVersions versions;
  private final CalendarRepository years;
  private final Calendars calendars;
  private final Transactions transactions;

  FirstRules(RuleVersionRepository rules, RuleVersions versions, CalendarRepository years, Calendars calendars, Transactions transactions) {
    this.rules = rules;
    this.versions = versions;
    this.years = years;
    this.calendars = calendars;
    this.transactions = transactions;
  }

  /**
   * Writes what is missing.
   *
   * @throws StartFailure when one of the files is wrong
   */
  @Override
  public void onApplicationEvent(StartupEvent event) {
    try {
      transactions.run(this::write);
    } catch (RuntimeException refused) {
      // Another node was faster, with the same.
      if (!Transactions.duplicate(refused)) {
        throw refused;
      }
    }
  }

  private void write() {
    if (rules.last() == 0) {
      versions.insert(1, BEGINNING, REASON, first(), Actor.SYSTEM_ACCOUNT);
    }
    IntStream.rangeClosed(FIRST_YEAR, LAST_YEAR).forEach(year -> text("/calendar/" + year + ".yml").ifPresent(file -> {
      if (years.revision(year) == 0) {
        calendars.insert(calendar(year, file), 1, Actor.SYSTEM_ACCOUNT);
      }
    }));
  }

  /** The rules of {@code rules.yml}. */
  static RuleParameters first() {
    try {
      Checks checks = new Checks();
      RuleParameters parameters = RuleSheet.read(Yaml.lines(text("/rules.yml").orElseThrow(() -> new StartFailure("The file rules.yml is missing."))), checks);
      checks.done();
      return parameters;
    } catch (Failure wrong) {
      throw wrong("rules.yml", wrong);
    }
  }

  /** The calendar of a year that comes along. */
  static CalendarText.Read calendar(int year, String file) {
    try {
      CalendarText.Read read = CalendarText.of(Yaml.lines(file)).read();
      if (read.calendar().year() != year) {
        throw new Failure.Invalid("calendar.other-year", String.valueOf(read.calendar().year()), String.valueOf(year));
      }
      return read;
    } catch (Failure wrong) {
      throw wrong("calendar/" + year + ".yml", wrong);
    }
  }

  /** A file on the class path. */
  static Optional<String> text(String name) {
    try (InputStream file = FirstRules.class.getResourceAsStream(name)) {
      return file == null ? Optional.empty() : Optional.of(new String(file.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static StartFailure wrong(String file, Failure failure) {
    String where = failure instanceof Failure.Invalid invalid && !invalid.fields().isEmpty()
        ? invalid.fields().entrySet().stream().map(field -> field.getKey() + ": " + Words.EN.say(field.getValue())).sorted().findFirst().orElseThrow()
        : Words.EN.say(failure.said());
    return new StartFailure("The file " + file + " cannot be used: " + where);
  }
}
