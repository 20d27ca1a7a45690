package org.fuma.visit;

import java.util.List;
import org.fuma.ledger.HeadCheck;

/**
 * What can be told of the heads of visits, and of the rows that repeat others, from visits, steps and conclusions. Working columns, in which nothing
 * is recorded: {@code visit_head.wrong_digits}, {@code handshake_count}.
 */
final class VisitHeads {

  /** So long before its step a head's moment may have been read. */
  private static final String JUST_BEFORE = " - INTERVAL 5 MINUTE";

  /** The head's moment of leaving as the facts of a ledger entry write it: without a fraction, with three digits of it, or with six. */
  private static final String LEFT_AT =
      "CONCAT(DATE_FORMAT(h.departed_at, '%Y-%m-%dT%H:%i:%s'), CASE WHEN MICROSECOND(h.departed_at) = 0 THEN ''"
          + " WHEN MOD(MICROSECOND(h.departed_at), 1000) = 0 THEN CONCAT('.', LPAD(MICROSECOND(h.departed_at) DIV 1000, 3, '0'))"
          + " ELSE CONCAT('.', LPAD(MICROSECOND(h.departed_at), 6, '0')) END, 'Z')";

  private VisitHeads() {}

  static List<HeadCheck> all() {
    return List.of(
        state(), left(), second(), completed(), firstOfficial(), firstStep(), party(), correction(), correctionWithout(), count(), late(),
        lateWithout());
  }

  /**
   * The head against the steps, the leading authority's conclusion and the answer that counted, all along the visit's keys. A visit from before
   * there were conclusions has its result in a step.
   */
  private static HeadCheck state() {
    return new HeadCheck("visit_head", "against visit_step, visit_conclusion and handshake_answer",
        "SELECT v.id FROM visit v LEFT JOIN visit_head h ON h.id = v.id"
            + " LEFT JOIN visit_step d ON d.visit_id = v.id AND d.to_state = 'DEPARTED'"
            + " LEFT JOIN visit_step c ON c.visit_id = v.id AND c.to_state = 'COMPLETED'"
            + " LEFT JOIN visit_conclusion k ON k.visit_id = v.id AND k.authority_id = v.authority_id"
            + " LEFT JOIN handshake_answer a ON a.visit_id = v.id AND a.counts = 1"
            + " WHERE NOT (h.state <=> CASE WHEN c.id IS NOT NULL THEN 'COMPLETED' WHEN d.id IS NOT NULL THEN 'DEPARTED'"
            + " WHEN v.decision = 'REFUSE' THEN 'REFUSED' ELSE 'ARRIVED' END"
            + " AND h.result <=> COALESCE(c.result, d.result) AND h.correct_by <=> k.correct_by AND (k.id IS NULL OR k.id <=> c.id)"
            + " AND (h.departed_at IS NULL) = (d.id IS NULL)"
            + " AND h.handshake <=> CASE WHEN a.id IS NULL THEN 'OPEN' WHEN a.answer = 'HERE' THEN 'CONFIRMED' ELSE 'DENIED' END"
            + " AND h.version <=> 1 + (d.id IS NOT NULL) + (c.id IS NOT NULL) + (a.id IS NOT NULL) + (h.second_person = 'CONFIRMED'))");
  }

  /** When they left is a fact of the step's entry and stands in the head alone. */
  private static HeadCheck left() {
    return new HeadCheck("visit_head", "departed_at against the ledger entry of the departure",
        "SELECT h.id FROM visit_step s JOIN visit_head h ON h.id = s.visit_id JOIN ledger_entry e ON e.id = s.id AND e.kind = 'visit.departed'"
            + " WHERE s.to_state = 'DEPARTED' AND e.facts IS NOT NULL"
            + " AND COALESCE(INSTR(e.facts, CAST(CONCAT('\"departedAt\":\"', " + LEFT_AT + ", '\"') AS BINARY)), 0) = 0");
  }

  /** Who was awaited and confirmed is so now; in all else the second person stands as when the visit was logged, which the ledger alone keeps. */
  private static HeadCheck second() {
    return new HeadCheck("visit_head", "second_person against the ledger entry of the visit and visit_presence",
        "SELECT v.id FROM visit v JOIN visit_head h ON h.id = v.id JOIN ledger_entry e ON e.id = v.entry_id"
            + " LEFT JOIN visit_presence p ON p.visit_id = v.id AND EXISTS"
            + " (SELECT 1 FROM visit_official o WHERE o.visit_id = p.visit_id AND o.official_id = p.official_id)"
            + " WHERE e.facts IS NOT NULL AND (h.second_person = 'CONFIRMED') <> (p.id IS NOT NULL) OR e.facts IS NOT NULL"
            + " AND INSTR(e.facts, CAST(CONCAT('\"second\":\"', IF(p.id IS NULL, h.second_person, 'AWAITED'), '\"') AS BINARY)) = 0");
  }

  private static HeadCheck completed() {
    return new HeadCheck("visit_head", "completed_at against the moment of the leading authority's visit_conclusion",
        "SELECT h.id FROM visit_head h JOIN visit v ON v.id = h.id"
            + " LEFT JOIN visit_conclusion k ON k.visit_id = v.id AND k.authority_id = v.authority_id"
            + " WHERE IF(k.id IS NULL, h.completed_at IS NOT NULL AND h.state <> 'COMPLETED',"
            + " h.completed_at IS NULL OR NOT h.completed_at BETWEEN k.at" + JUST_BEFORE + " AND k.at)");
  }

  private static HeadCheck firstOfficial() {
    return new HeadCheck("visit", "official_id against the first visit_official",
        "SELECT v.id FROM visit v LEFT JOIN visit_official o ON o.visit_id = v.id AND o.position = 0 WHERE NOT o.official_id <=> v.official_id");
  }

  /** Only a visit from before it was its own first step has one in this table. */
  private static HeadCheck firstStep() {
    return new HeadCheck("visit_step", "a first step against the visit and the ledger",
        "SELECT s.id FROM visit_step s JOIN visit v ON v.id = s.visit_id WHERE s.from_state IS NULL AND (v.entry_id IS NOT NULL"
            + " OR NOT EXISTS (SELECT 1 FROM ledger_entry e WHERE e.id = s.id AND e.object_kind = 'visit' AND e.object_id = s.visit_id))");
  }

  private static HeadCheck party() {
    return new HeadCheck("visit_party", "joined against its decision",
        "SELECT p.id FROM visit_party p WHERE NOT p.joined <=> IF(p.decision = 'REFUSE', NULL, 1)");
  }

  /** An order stands open until a re-check by the same authority closes it; a re-check is found by the key on what it re-checks. */
  private static HeadCheck correction() {
    return new HeadCheck("visit_correction_head", "against the visit_conclusion that ordered it and the one that closed it",
        "SELECT k.visit_id FROM visit_conclusion k LEFT JOIN visit v ON v.id = k.visit_id"
            + " LEFT JOIN visit_correction_head o ON o.visit_id = k.visit_id AND o.authority_id = k.authority_id"
            + " LEFT JOIN (visit r STRAIGHT_JOIN visit_conclusion x ON x.visit_id = r.id) ON r.recheck_of = k.visit_id AND x.closes = k.visit_id"
            + " AND x.authority_id = k.authority_id"
            + " WHERE k.correct_by IS NOT NULL AND NOT (o.enterprise_id <=> v.enterprise_id AND o.due <=> k.correct_by"
            + " AND o.state <=> IF(x.id IS NULL, 'OPEN', 'CLOSED') AND o.closed_by <=> r.id AND o.version <=> IF(x.id IS NULL, 1, 2))");
  }

  private static HeadCheck correctionWithout() {
    return new HeadCheck("visit_correction_head", "no visit_conclusion ordered it",
        "SELECT o.visit_id FROM visit_correction_head o LEFT JOIN visit_conclusion k ON k.visit_id = o.visit_id AND k.authority_id = o.authority_id"
            + " WHERE k.correct_by IS NULL");
  }

  /** What is counted and what is on record have to cancel out, for each firm, authority and year; the row is named by its firm. */
  private static HeadCheck count() {
    return new HeadCheck("visit_count", "against what visit and visit_party count as in the year",
        "SELECT t.enterprise_id FROM (SELECT n.enterprise_id, n.authority_id, n.count_year, n.counted, n.outside, n.service FROM visit_count n"
            + " UNION ALL SELECT v.enterprise_id, v.authority_id, YEAR(v.arrived_at + INTERVAL 8 HOUR), -(v.counts_as = 'COUNTED'),"
            + " -(v.counts_as = 'OUTSIDE'), -(v.counts_as = 'SERVICE') FROM visit v"
            + " UNION ALL SELECT v.enterprise_id, p.authority_id, YEAR(p.at + INTERVAL 8 HOUR), -(p.counts_as = 'COUNTED'),"
            + " -(p.counts_as = 'OUTSIDE'), -(p.counts_as = 'SERVICE') FROM visit_party p JOIN visit v ON v.id = p.visit_id) t"
            + " GROUP BY t.enterprise_id, t.authority_id, t.count_year HAVING SUM(t.counted) <> 0 OR SUM(t.outside) <> 0 OR SUM(t.service) <> 0");
  }

  /** What was refused has no moment here, or had one before refusals left it free. */
  private static HeadCheck late() {
    return new HeadCheck("visit_late", "against its visit",
        "SELECT v.id FROM visit v JOIN visit_head h ON h.id = v.id LEFT JOIN visit_late l ON l.id = v.id"
            + " WHERE v.entered <> 'AT_DOOR' AND NOT (l.authority_id <=> v.authority_id AND l.enterprise_id <=> v.enterprise_id"
            + " AND (l.arrived_at <=> v.arrived_at OR v.decision = 'REFUSE' AND l.arrived_at IS NULL)"
            + " AND (l.left_at IS NULL OR v.decision = 'REFUSE' OR l.left_at <=> h.departed_at))");
  }

  private static HeadCheck lateWithout() {
    return new HeadCheck("visit_late", "its visit was not entered late",
        "SELECT l.id FROM visit_late l LEFT JOIN visit v ON v.id = l.id WHERE COALESCE(v.entered, 'AT_DOOR') = 'AT_DOOR'");
  }
}
