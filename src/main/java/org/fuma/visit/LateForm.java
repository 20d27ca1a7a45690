package org.fuma.visit;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.Permission;
import org.fuma.store.Ids;
import org.fuma.store.Time;
import org.fuma.web.Checks;
import org.fuma.web.Failure;
import org.fuma.web.Form;
import org.fuma.web.Message;

/** Reads a late entry as a person or a program gave it: the moments in Asia/Shanghai where they carry no zone of their own. */
final class LateForm {

  static final int SHORTEST_WHY = 10;
  static final int LONGEST_WHY = 500;

  private LateForm() {}

  /** True for who enters visits for any authority, however late. */
  static boolean forAny(Actor by) {
    return by.may(Permission.VISIT_ENTER_LATE);
  }

  /**
   * Reads the fields.
   *
   * @throws Failure.Invalid with everything that is missing or cannot be read
   */
  static LateEntry read(Actor by, Form form) {
    Checks checks = new Checks();
    Optional<Long> authority = forAny(by) ? authority(checks, form.text("authority")) : Optional.empty();
    Entered.Late way = forAny(by) ? Entered.Late.SUPERVISOR : way(checks, form.text("way"));
    Optional<Instant> arrivedAt = moment(checks, "arrivedAt", form.text("arrivedAt"));
    if (arrivedAt.isEmpty()) {
      checks.refuse("arrivedAt", "check.required");
    }
    Optional<Instant> leftAt = moment(checks, "leftAt", form.text("leftAt"));
    String why = checks.required("why", form.text("why"), SHORTEST_WHY, LONGEST_WHY);
    Map<String, Message> wrong = new LinkedHashMap<>();
    Optional<Arrival> arrival = Optional.empty();
    try {
      arrival = Optional.of(ArrivalForm.read(form));
    } catch (Failure.Invalid refused) {
      wrong.putAll(refused.fields());
    }
    try {
      checks.done();
    } catch (Failure.Invalid refused) {
      wrong.putAll(refused.fields());
    }
    if (!wrong.isEmpty()) {
      throw new Failure.Invalid(wrong);
    }
    return new LateEntry(authority, way, arrivedAt.orElseThrow(), leftAt, why, arrival.orElseThrow());
  }

  private static Optional<Long> authority(Checks checks, String given) {
    Optional<Long> id = Ids.read(given);
    if (given.isBlank()) {
      checks.refuse("authority", "check.required");
    } else if (id.isEmpty()) {
      checks.refuse("authority", "check.unknown");
    }
    return id;
  }

  private static Entered.Late way(Checks checks, String given) {
    Entered.Late way = checks.requiredOneOf("way", given, Entered.Late.class);
    if (way == Entered.Late.SUPERVISOR) {
      checks.refuse("way", "check.choice");
    }
    return way;
  }

  /** A moment to the minute, as a form's field for local times or ISO 8601 has it. */
  static Optional<Instant> moment(Checks checks, String field, String given) {
    String text = checks.optional(field, given, 40);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Optional<Instant> read = List.of(text, text.replace(' ', 'T')).stream().flatMap(one -> read(one).stream()).findFirst();
    if (read.isEmpty()) {
      checks.refuse(field, "late.moment");
    }
    return read;
  }

  private static Optional<Instant> read(String text) {
    try {
      LocalDateTime local =
          text.length() > "2026-01-01T00:00:00".length() || text.endsWith("Z")
              ? OffsetDateTime.parse(text).atZoneSameInstant(Time.ZONE).toLocalDateTime()
              : LocalDateTime.parse(text);
      boolean known = local.getYear() >= 2000 && local.getYear() <= 2200;
      return Optional.of(local.withSecond(0).withNano(0).atZone(Time.ZONE).toInstant()).filter(moment -> known);
    } catch (DateTimeException unreadable) {
      return Optional.empty();
    }
  }
}
