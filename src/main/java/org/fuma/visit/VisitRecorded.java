package org.fuma.visit;

import jakarta.inject.Singleton;
import java.util.List;
import org.fuma.attachment.AttachmentRecorded;
import org.fuma.ledger.ContentCheck;
import org.fuma.ledger.HeadCheck;
import org.fuma.ledger.Recorded;
import org.fuma.ledger.Rows;
import org.fuma.ledger.Rows.Written;
import org.fuma.store.Ids;

/** What the tables of visits repeat of the ledger. */
@Singleton
class VisitRecorded implements Recorded {

  /** Of a visit from before it was its own first step. */
  private static final String FIRST_STEP = " FROM visit_step f WHERE f.visit_id = v.id AND f.from_state IS NULL LIMIT 1)";

  private final StoredDecision decision;

  VisitRecorded(StoredDecision decision) {
    this.decision = decision;
  }

  @Override
  public List<Rows> rows() {
    return List.of(visits(), steps(), lastSteps(), conclusions(), parties(), jointSteps(), presences(), files(), remarks());
  }

  /**
   * The visit itself. In which order the items were named stands in the ledger alone; how it stood with the second official is held against the head
   * ({@link VisitHeads}).
   */
  private Rows visits() {
    return Rows.ofObject("visit v", "v.id", "visit.logged", "visit.arrived")
        .entry("COALESCE(v.entry_id, (SELECT f.id" + FIRST_STEP + ")").actor("COALESCE(v.actor_id, (SELECT f.actor_id" + FIRST_STEP + ")")
        .salt("v.salt")
        .id("visit", "v.id").text("state", "IF(v.decision = 'REFUSE', 'REFUSED', 'ARRIVED')").id("enterprise", "v.enterprise_id")
        .id("code", "v.code_id").id("authority", "v.authority_id")
        .list("officials", Written.ID, "o.visit_id, o.official_id FROM visit_official o WHERE o.visit_id IN (%s)", "o.position")
        .set("items", Written.ID, "i.visit_id, i.item_id FROM visit_item i WHERE i.visit_id IN (%s)")
        .text("kind", "v.kind").text("scanned", "v.scanned").text("takenIn", "v.taken_in").text("reason", "v.reason")
        .moment("arrivedAt", "v.arrived_at").text("basis", "v.basis").text("reference", "v.reference").id("plan", "v.plan_id")
        .id("recheckOf", "v.recheck_of").number("assistants", "v.assistants").number("expectedMinutes", "v.expected_minutes")
        .text("emergencyReason", "v.emergency_reason").flag("seriousHarm", "v.serious_harm").text("decision", "v.decision")
        .derived("v.reasons", decision::ofVisit).number("rules", "v.rules_number").flag("overridden", "v.overridden")
        .text("countsAs", "v.counts_as").number("countInYear", "v.count_in_year").number("liveStep", "v.live_step")
        .text("premises", "v.premises").number("distance", "v.distance_m").number("accuracy", "v.accuracy_m").hex("token", "v.token_hash")
        .text("entered", "IF(v.entered = 'AT_DOOR', NULL, v.entered)").moment("enteredAt", "v.entered_at")
        .text("lateReason", "IF(v.entered = 'AT_DOOR', NULL, v.late_reason)").untold("second");
  }

  /** When they left stands in the head, which {@link VisitHeads} holds against the ledger. */
  private static Rows steps() {
    return step("visit.departed", "visit.completed")
        .where("s.from_state IS NOT NULL AND NOT (s.to_state = 'COMPLETED' AND EXISTS (SELECT 1 FROM visit_conclusion c WHERE c.id = s.id))")
        .kind("IF(s.to_state = 'COMPLETED', 'visit.completed', 'visit.departed')")
        .text("state", "s.to_state").untold("departedAt");
  }

  private static Rows lastSteps() {
    return step("visit.concluded").where("s.to_state = 'COMPLETED' AND EXISTS (SELECT 1 FROM visit_conclusion c WHERE c.id = s.id)");
  }

  private static Rows step(String... kinds) {
    return Rows.of("visit_step s", "s.id", kinds)
        .at("s.at").salt("s.salt").actor("s.actor_id").object("s.visit_id")
        .id("visit", "s.visit_id").text("result", "s.result").text("note", "s.note");
  }

  private static Rows conclusions() {
    return Rows.of("visit_conclusion c", "c.id", "visit.concluded", "visit.party-completed")
        .join("LEFT JOIN visit v ON v.id = c.visit_id")
        .at("c.at").salt("c.salt").actor("c.actor_id").object("c.visit_id")
        .kind("IF(c.authority_id = v.authority_id, 'visit.concluded', 'visit.party-completed')")
        .id("visit", "c.visit_id").id("authority", "c.authority_id").text("result", "c.result").text("note", "c.note")
        .day("correctBy", "c.correct_by").text("caseNumber", "c.case_number").text("why", "c.why")
        .set("findings", Written.TEXT, VisitRecorded::finding,
            "f.conclusion_id, CONCAT(f.item_id, ' ', f.found, ' ', f.remark) FROM visit_finding f WHERE f.conclusion_id IN (%s)")
        .id("closes", "c.closes");
  }

  /** A finding with its item's id as shown. */
  private static String finding(String stored) {
    int end = stored.indexOf(' ');
    return Ids.show(Long.parseLong(stored.substring(0, end))) + stored.substring(end);
  }

  private Rows parties() {
    return Rows.ofObject("visit_party p", "p.id", "visit.joined")
        .entry("p.entry_id").salt("p.salt").actor("p.actor_id")
        .id("party", "p.id").id("visit", "p.visit_id").id("authority", "p.authority_id")
        .list("officials", Written.ID, "o.party_id, o.official_id FROM visit_party_official o WHERE o.party_id IN (%s)", "o.position")
        .set("items", Written.ID, "i.party_id, i.item_id FROM visit_party_item i WHERE i.party_id IN (%s)")
        .moment("at", "p.at").text("basis", "p.basis").text("reference", "p.reference").id("plan", "p.plan_id")
        .flag("seriousHarm", "p.serious_harm").text("decision", "p.decision").derived("p.reasons", decision::ofParty)
        .number("rules", "p.rules_number").text("countsAs", "p.counts_as").number("countInYear", "p.count_in_year");
  }

  private static Rows jointSteps() {
    return Rows.of("visit_joint_step s", "s.id", "visit.invited", "visit.waived")
        .at("s.at").salt("s.salt").actor("s.actor_id").object("s.visit_id").kind("CONCAT('visit.', LOWER(s.act))")
        .id("visit", "s.visit_id").id("authority", "s.authority_id").text("act", "s.act").text("reason", "s.reason");
  }

  /** Who came with the authority that leads is the visit's second person; who came with another is named with that one's row. */
  private static Rows presences() {
    return Rows.of("visit_presence p", "p.id", "visit.second-confirmed")
        .join("LEFT JOIN visit_official l ON l.visit_id = p.visit_id AND l.official_id = p.official_id")
        .at("p.at").salt("p.salt").actor("p.actor_id").object("p.visit_id")
        .id("visit", "p.visit_id").id("official", "p.official_id").text("means", "p.means")
        .text("secondPerson", "IF(l.visit_id IS NULL, NULL, 'CONFIRMED')")
        .id("party", "IF(l.visit_id IS NULL, (SELECT y.id FROM visit_party y JOIN visit_party_official w ON w.party_id = y.id"
            + " WHERE y.visit_id = p.visit_id AND y.joined = 1 AND w.official_id = p.official_id LIMIT 1), NULL)");
  }

  private static Rows files() {
    return AttachmentRecorded.facts(
        Rows.of("visit_file s", "s.id", "visit.file-added")
            .join("LEFT JOIN attachment f ON f.id = s.attachment_id")
            .at("s.at").salt("s.salt").actor("s.actor_id").object("s.visit_id")
            .id("visit", "s.visit_id").number("number", "s.number"),
        "f");
  }

  private static Rows remarks() {
    return Rows.of("visit_remark r", "r.id", "visit.remarked", "visit.unsigned")
        .at("r.at").salt("r.salt").actor("r.actor_id").object("r.visit_id").kind("IF(r.kind = 'FIRM', 'visit.remarked', 'visit.unsigned')")
        .id("visit", "r.visit_id").text("kind", "r.kind").number("number", "r.number").flag("readOut", "r.read_out")
        .hex("textHash", "r.content_hash");
  }

  @Override
  public List<HeadCheck> heads() {
    return VisitHeads.all();
  }

  @Override
  public List<ContentCheck> contents() {
    return List.of(new ContentCheck("visit_remark_content", Remarks.PLACE,
        "SELECT r.id, r.content_hash AS hash, c.sealed FROM visit_remark r LEFT JOIN visit_remark_content c ON c.id = r.id"
            + " WHERE r.id > ? ORDER BY r.id LIMIT ?"));
  }
}
