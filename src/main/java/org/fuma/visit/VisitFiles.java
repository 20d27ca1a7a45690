package org.fuma.visit;

import jakarta.inject.Singleton;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.fuma.access.Actor;
import org.fuma.attachment.Attachments;
import org.fuma.attachment.Intake;
import org.fuma.attachment.SentFile;
import org.fuma.ledger.Ledger;
import org.fuma.ledger.Sealed;
import org.fuma.store.Ids;
import org.fuma.store.Sql;
import org.fuma.web.Failure;
import org.fuma.web.Idempotency;
import org.fuma.web.RateLimit;
import org.fuma.web.RateLimits;

/** Photographs and documents of visits: added by their officials, ten at most to a visit, seen by whoever sees the visit, never taken away. */
@Singleton
public class VisitFiles {

  /** Files of one visit. */
  public static final int MOST = 10;

  /** Files that one account sends: 60 at once, then one a minute. */
  static final RateLimit FILES_OF_ACCOUNT = new RateLimit(60, 60, Duration.ofHours(1), RateLimit.WhenLost.OPEN, "after.too-many-files");

  private final Sql sql;
  private final VisitLog visits;
  private final Attendance attendance;
  private final Intake intake;
  private final Attachments attachments;
  private final Ledger ledger;
  private final Idempotency idempotency;
  private final RateLimits limits;

  VisitFiles(
      Sql sql, VisitLog visits, Attendance attendance, Intake intake, Attachments attachments, Ledger ledger, Idempotency idempotency,
      RateLimits limits) {
    this.sql = sql;
    this.visits = visits;
    this.attendance = attendance;
    this.intake = intake;
    this.attachments = attachments;
    this.ledger = ledger;
    this.idempotency = idempotency;
    this.limits = limits;
  }

  private record Act(long visit, String name, String sent) {}

  /**
   * Adds a file to the visit.
   *
   * @param name as its sender calls it
   * @return its number
   * @throws Failure.Conflict  when there are ten already, or the entry was refused
   * @throws Failure.Forbidden when the actor is none of the visit's officials
   * @throws Failure.Invalid   when it is no picture or document that is taken
   * @throws Failure.TooLarge  when it is too large
   */
  public int add(Actor by, long visit, String name, InputStream body, Optional<String> key) {
    requireMayAdd(by, visit);
    limits.take(FILES_OF_ACCOUNT, Long.toString(by.account()));
    SentFile file = intake.read(name, body);
    Act act = new Act(visit, file.name(), HexFormat.of().formatHex(file.sent()));
    return Integer.parseInt(idempotency.once(by.account(), key, act, String.class, () -> Integer.toString(write(by, visit, file))));
  }

  /** Insists that the actor is one of the visit's officials, and that the entry was not refused. */
  void requireMayAdd(Actor by, long visit) {
    if (attendance.require(by, visit).state() == VisitState.REFUSED) {
      throw new Failure.Conflict("after.refused-entry");
    }
  }

  /** The visit's files, oldest first; for who may see the visit. */
  public List<VisitFile> of(long visit) {
    record Row(int number, long attachment, String by, Instant at) {}
    List<Row> rows =
        sql.list(
            row -> new Row(row.getInt("number"), row.getLong("attachment_id"), Optional.ofNullable(row.getString("display_name")).orElse(""),
                Sql.instant(row, "at")),
            "SELECT f.number, f.attachment_id, a.display_name, f.at FROM visit_file f LEFT JOIN account a ON a.id = f.actor_id WHERE f.visit_id = ?"
                + " ORDER BY f.number",
            visit);
    Map<Long, Attachments.Kept> kept =
        attachments.find(rows.stream().map(Row::attachment).toList()).stream().collect(Collectors.toMap(Attachments.Kept::id, Function.identity()));
    return rows.stream().map(row -> new VisitFile(row.number(), kept.get(row.attachment()), row.by(), row.at())).toList();
  }

  /**
   * One of the visit's files.
   *
   * @throws Failure.NotFound when there is none of that number, or the visit is not the actor's to see
   */
  Attachments.Kept see(Actor by, long visit, int number) {
    visits.see(by, visit);
    return sql.first(row -> row.getLong(1), "SELECT attachment_id FROM visit_file WHERE visit_id = ? AND number = ?", visit, number)
        .flatMap(attachments::find).orElseThrow(Failure.NotFound::new);
  }

  private int write(Actor by, long visit, SentFile file) {
    // Held, so that files that come at once are numbered one after the other.
    sql.first(row -> row.getLong(1), "SELECT id FROM visit_head WHERE id = ? FOR UPDATE", visit);
    int number = sql.first(row -> row.getInt(1), "SELECT COUNT(*) FROM visit_file WHERE visit_id = ?", visit).orElse(0) + 1;
    if (number > MOST) {
      throw new Failure.Conflict("after.enough-files", MOST);
    }
    Attachments.Kept kept = attachments.keep(file);
    Map<String, Object> facts = new LinkedHashMap<>(kept.facts());
    facts.put("visit", Ids.show(visit));
    facts.put("number", number);
    Sealed step = ledger.append("visit.file-added", "visit", visit, by.account(), facts);
    sql.run("INSERT INTO visit_file (id, salt, visit_id, number, attachment_id, actor_id, at) VALUES (?, ?, ?, ?, ?, ?, ?)",
        step.id(), step.salt(), visit, number, kept.id(), by.account(), step.at());
    return number;
  }
}
