package org.fuma.visit;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fuma.code.CodeState;
import org.fuma.code.DoorCodes;
import org.fuma.code.ProtectionCode;
import org.fuma.enterprise.Enterprise;
import org.fuma.enterprise.HeldFirm;
import org.fuma.rule.EntryFacts;
import org.fuma.rule.RuleParameters;
import org.fuma.store.Sql;
import org.fuma.store.Time;

/** What the register has on the entry in hand, in two reads: the rows that are held until the entry is decided and written, and what happened before. */
@Singleton
class EntryRecords {

  private static final String RECENT =
      "SELECT 'RECENT' AS what, COUNT(*) AS number, NULL AS moment, NULL AS said, NULL AS day FROM visit"
          + " WHERE enterprise_id = ? AND arrived_at >= ? AND arrived_at <= ? AND counts_as IN ('COUNTED', 'OUTSIDE')"
          + " AND basis NOT IN ('REPORT', 'HANDOVER', 'SIGNAL') AND id <> ?";

  private static final String HERE =
      "(SELECT 'HERE', h.id, h.arrived_at, h.name, NULL FROM ("
          + "SELECT v.id, v.arrived_at, o.name FROM visit v JOIN official o ON o.id = v.official_id"
          + " WHERE v.enterprise_id = ? AND v.arrived_at >= ? AND v.arrived_at <= ? AND v.authority_id = ? AND v.decision <> 'REFUSE' AND v.id <> ?"
          + " UNION ALL SELECT v.id, p.at, o.name FROM visit v"
          + " JOIN visit_party p ON p.visit_id = v.id AND p.authority_id = ? AND p.joined = 1"
          + " JOIN visit_party_official w ON w.party_id = p.id AND w.position = 0 JOIN official o ON o.id = w.official_id"
          + " WHERE v.enterprise_id = ? AND v.arrived_at >= ? AND p.at >= ? AND p.at <= ? AND v.id <> ?"
          + ") h ORDER BY h.arrived_at DESC LIMIT 1)";

  /** So long a joint visit may have been under way when somebody joined it. */
  private static final Duration LONGEST_JOINT = Duration.ofDays(1);

  /** An order that is being re-checked, or whose re-check waits for its result, is open to no other: one order brings nobody in twice. */
  private static final String CORRECTION =
      "SELECT 'CORRECTION', IF(c.state = 'OPEN' AND NOT EXISTS (SELECT 1 FROM visit r JOIN visit_head h ON h.id = r.id"
          + " WHERE r.recheck_of = c.visit_id AND r.authority_id = c.authority_id AND h.state IN ('ARRIVED', 'DEPARTED')), 1, 0), NULL, NULL, c.due"
          + " FROM visit_correction_head c WHERE c.visit_id = ? AND c.enterprise_id = ? AND c.authority_id = ?";

  private static final String SIGNED = "SELECT 'SIGNED', COUNT(*), NULL, NULL, NULL FROM live_code_use WHERE code_id = ? AND step = ?";

  private final Sql sql;

  EntryRecords(Sql sql) {
    this.sql = sql;
  }

  /** Code and firm as they stand, and how many counted inspections the authority has made there in the year, if anything was counted. */
  record Held(ProtectionCode code, Enterprise firm, Optional<Integer> count) {

    int counted() {
      return count.orElse(0);
    }
  }

  /**
   * What happened before the entry.
   *
   * @param signed true when the live digits that were scanned have signed a handshake
   */
  record Before(int recent, Optional<AlreadyHere> here, Optional<EntryFacts.Correction> correction, boolean signed) {}

  /**
   * Holds the rows of code, firm and count until the transaction ends: nobody revokes the code, suspends the firm, or decides another entry to this firm
   * meanwhile. The firm's row is what everybody waits for: the count may have none yet.
   */
  Held hold(DoorCodes.Known at, long authority, int year, LocalDate today) {
    return sql.first(
            row -> new Held(
                at.code().in(CodeState.valueOf(row.getString("code_state")), today),
                HeldFirm.read(row, at.firm()),
                Optional.ofNullable(row.getObject("counted", Integer.class))),
            "SELECT c.state AS code_state, n.counted, " + HeldFirm.COLUMNS
                + " FROM enterprise_head f JOIN code_head c ON c.id = ?"
                + " LEFT JOIN visit_count n ON n.enterprise_id = f.id AND n.count_year = ? AND n.authority_id = ? WHERE f.id = ? FOR UPDATE",
            at.code().id(), year, authority, at.firm().id())
        .orElseThrow();
  }

  /** What happened before, read once everything is held; {@code liveStep} is the step of the code's live digits that the entry is to use up. */
  Before before(EntryCase asked, Held held, RuleParameters numbers, Optional<Long> liveStep) {
    long firm = held.firm().id();
    Instant moment = asked.arrivedAt();
    Instant begin = numbers.frequency().since(Time.day(moment)).atStartOfDay(Time.ZONE).toInstant();
    Instant minutesAgo = moment.minus(Duration.ofMinutes(numbers.duplicateMinutes()));
    long authority = asked.party().authority().id();
    long besides = asked.besides().orElse(0L);
    List<Object> arguments = new ArrayList<>(List.of(firm, begin, moment, besides));
    arguments.addAll(hereOf(firm, authority, minutesAgo, moment, besides));
    asked.declared().recheckOf().ifPresent(visit -> arguments.addAll(List.of(visit, firm, authority)));
    liveStep.ifPresent(step -> arguments.addAll(List.of(held.code().id(), step)));
    Gathered gathered = new Gathered();
    sql.list(
        gathered::add,
        RECENT + " UNION ALL " + HERE + (asked.declared().recheckOf().isPresent() ? " UNION ALL " + CORRECTION : "")
            + (liveStep.isPresent() ? " UNION ALL " + SIGNED : ""),
        arguments.toArray());
    return new Before(gathered.recent, gathered.here, gathered.correction, gathered.signed);
  }

  /** The visit of that authority to that firm, led or joined, within so many minutes up to the moment, the latest; without the one of that id. */
  Optional<AlreadyHere> here(long firm, long authority, Instant moment, int minutes, long besides) {
    return sql.first(
        row -> new AlreadyHere(row.getLong(2), row.getString("name"), Sql.instant(row, "arrived_at")),
        HERE, hereOf(firm, authority, moment.minus(Duration.ofMinutes(minutes)), moment, besides).toArray());
  }

  private static List<Object> hereOf(long firm, long authority, Instant from, Instant until, long besides) {
    return List.of(firm, from, until, authority, besides, authority, firm, from.minus(LONGEST_JOINT), from, until, besides);
  }

  /** How many counted inspections the authority has made at the firm in the year. */
  int counted(long firm, long authority, int year) {
    return sql.first(
            row -> row.getInt(1),
            "SELECT counted FROM visit_count WHERE enterprise_id = ? AND count_year = ? AND authority_id = ?", firm, year, authority)
        .orElse(0);
  }

  /** Counts an admitted entry; while the firm is held, nobody else adds the row. */
  void count(long firm, long authority, int year, CountsAs as, boolean first) {
    String column =
        switch (as) {
          case COUNTED -> "counted";
          case OUTSIDE -> "outside";
          case SERVICE -> "service";
          case NOTHING -> throw new IllegalArgumentException("what was refused is not counted");
        };
    if (first) {
      sql.run(
          "INSERT INTO visit_count (enterprise_id, authority_id, count_year, counted, outside, service) VALUES (?, ?, ?, ?, ?, ?)",
          firm, authority, year, as == CountsAs.COUNTED ? 1 : 0, as == CountsAs.OUTSIDE ? 1 : 0, as == CountsAs.SERVICE ? 1 : 0);
    } else {
      sql.run(
          "UPDATE visit_count SET " + column + " = " + column + " + 1 WHERE enterprise_id = ? AND authority_id = ? AND count_year = ?",
          firm, authority, year);
    }
  }

  private static final class Gathered {
    private int recent;
    private Optional<AlreadyHere> here = Optional.empty();
    private Optional<EntryFacts.Correction> correction = Optional.empty();
    private boolean signed;

    private boolean add(ResultSet row) throws SQLException {
      switch (row.getString("what")) {
        case "RECENT" -> recent = row.getInt("number");
        case "SIGNED" -> signed = row.getInt("number") > 0;
        case "HERE" -> here = Optional.of(new AlreadyHere(row.getLong("number"), row.getString("said"), Sql.instant(row, "moment")));
        default -> correction = Optional.of(
            new EntryFacts.Correction(row.getObject("day", LocalDate.class), row.getInt("number") == 1));
      }
      return true;
    }
  }
}
