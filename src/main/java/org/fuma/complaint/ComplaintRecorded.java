package org.fuma.complaint;

import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.fuma.attachment.AttachmentRecorded;
import org.fuma.ledger.ContentCheck;
import org.fuma.ledger.HeadCheck;
import org.fuma.ledger.Recorded;
import org.fuma.ledger.Rows;

/**
 * What the complaints' tables repeat of the ledger: steps with where the complaint stands after each, evidence, links between complaints, notes. No
 * entry is made of the secret link by which somebody follows a complaint, of reminders that went out, and of what search keeps.
 */
@Singleton
class ComplaintRecorded implements Recorded {

  private static final String SUBMISSION = "submission";
  /** Steps of before there were events said by their states what they were. */
  private static final String FIRST = "(s.event = 'submission' OR s.event IS NULL AND s.from_state IS NULL)";
  private static final String LATER = "(s.event <> 'submission' OR s.event IS NULL AND s.from_state IS NOT NULL)";
  /** The latest step of complaint {@code c}; those of before steps had versions come before those that have. */
  private static final String LAST =
      "(SELECT p.id FROM complaint_step p WHERE p.complaint_id = c.id ORDER BY p.version DESC, p.id DESC LIMIT 1)";
  /** What a proposal outlives; with all else it ends. */
  private static final String OUTLIVED = "('resumption', 'recount', 'addition', 'naming', 'satisfaction')";

  @Override
  public List<Rows> rows() {
    return List.of(
        step(FIRST, "complaint." + SUBMISSION)
            .join("JOIN complaint c ON c.id = s.complaint_id JOIN complaint_head h ON h.id = c.id")
            .id("enterprise", "c.enterprise_id").text("category", "c.category").id("visit", "c.visit_id").day("happenedOn", "c.happened_on")
            .text("source", "c.source").text("matter", "c.matter").moment("submittedAt", "c.submitted_at").day("wholeDay", "h.whole_day"),
        step(LATER, later()),
        Rows.of("complaint_note n", "n.id", "complaint.note").at("n.at").salt("n.salt").actor("n.actor_id").object("n.complaint_id")
            .id("complaint", "n.complaint_id").hex("content", "n.content_hash"),
        Rows.of("complaint_tie t", "t.id", "complaint.tie").at("t.at").salt("t.salt").actor("0").object("t.complaint_id")
            .id("complaint", "t.complaint_id").id("other", "t.other_id"),
        AttachmentRecorded.facts(
            Rows.of("complaint_file f", "f.id", "complaint.evidence").join("LEFT JOIN attachment a ON a.id = f.attachment_id")
                .at("f.at").salt("f.salt").actor("0").object("f.complaint_id").id("complaint", "f.complaint_id").number("number", "f.number"), "a"));
  }

  private static Rows step(String where, String... kinds) {
    return Rows.of("complaint_step s", "s.id", kinds).where(where)
        .kind("CONCAT('complaint.', s.event)").at("s.at").salt("s.salt").actor("s.actor_id").object("s.complaint_id")
        .id("complaint", "s.complaint_id").text("from", "s.from_state").text("to", "s.to_state").text("outcome", "s.outcome")
        .hex("content", "s.content_hash").number("version", "s.version").id("authority", "s.authority_id").id("handler", "s.handler_id")
        .text("ground", "s.ground").text("choice", "s.choice").text("naming", "s.naming").text("due", "s.until_kind").day("dueDay", "s.until_day")
        .day("dueFrom", "s.until_from").number("dueDays", "s.until_days").flag("dueWorking", "s.until_working")
        .flag("dueProvisional", "s.until_provisional").flag("dueMoved", "s.due_kind IS NOT NULL").flag("extended", "s.extended")
        .flag("reopened", "s.reopened").text("stopped", "s.stop_ground").day("stoppedOn", "s.stop_from").flag("satisfied", "s.satisfied")
        .day("toldOn", "s.told_on");
  }

  private static String[] later() {
    return Stream.concat(ComplaintGraph.EDGES.stream().map(ComplaintGraph.Edge::event), Arrays.stream(Act.values()).map(Act::event))
        .distinct().map(event -> "complaint." + event).toArray(String[]::new);
  }

  @Override
  public List<HeadCheck> heads() {
    return List.of(
        new HeadCheck("complaint", "its submission",
            "SELECT c.id FROM complaint c WHERE NOT EXISTS (SELECT 1 FROM complaint_step s WHERE s.complaint_id = c.id AND " + FIRST + ")"),
        new HeadCheck("complaint_head", "all but what was found, against the last complaint_step",
            "SELECT c.id FROM complaint c LEFT JOIN complaint_head h ON h.id = c.id LEFT JOIN complaint_step s ON s.id = " + LAST
                + " WHERE h.id IS NULL OR s.id IS NULL OR s.version IS NOT NULL AND NOT (h.version = s.version AND h.state = s.to_state"
                + " AND h.handler_id <=> s.handler_id AND h.authority_id <=> s.authority_id AND h.naming <=> s.naming AND h.due_kind <=> s.until_kind"
                + " AND h.due_day <=> s.until_day AND h.due_from <=> s.until_from AND h.due_days <=> s.until_days"
                + " AND h.due_working <=> s.until_working AND h.due_provisional <=> s.until_provisional AND h.extended <=> s.extended"
                + " AND h.reopened <=> s.reopened AND h.stop_ground <=> s.stop_ground AND h.stop_from <=> s.stop_from"
                + " AND h.satisfied <=> s.satisfied AND h.told_on <=> s.told_on)"),
        new HeadCheck("complaint_head", "what was found, against the last decision or re-opening",
            "SELECT h.id FROM complaint_head h WHERE NOT (h.outcome <=> (SELECT p.outcome FROM complaint_step p WHERE p.complaint_id = h.id"
                + " AND (p.event IN ('decision', 'reopening') OR p.event IS NULL AND p.outcome IS NOT NULL)"
                + " ORDER BY p.version DESC, p.id DESC LIMIT 1))"),
        new HeadCheck("complaint_head", "the proposal that waits",
            "SELECT h.id FROM complaint_head h WHERE NOT (h.proposal_id <=> (SELECT MAX(p.id) FROM complaint_proposal p"
                + " JOIN complaint_proposal_head q ON q.id = p.id WHERE p.complaint_id = h.id AND q.state = 'OPEN'))"),
        new HeadCheck("complaint_step", "the deadline that began with it, against the one that ran after it",
            "SELECT s.id FROM complaint_step s WHERE s.version IS NOT NULL AND s.due_kind IS NOT NULL AND NOT (s.due_kind <=> s.until_kind"
                + " AND s.due_day <=> s.until_day AND s.due_from <=> s.until_from AND s.due_days <=> s.until_days"
                + " AND s.due_working <=> s.until_working AND s.due_provisional <=> s.until_provisional)"),
        new HeadCheck("complaint_proposal", "against its complaint_step",
            "SELECT s.id FROM complaint_step s LEFT JOIN complaint_proposal p ON p.id = s.id WHERE s.event = 'proposal' AND (p.id IS NULL"
                + " OR NOT (p.complaint_id = s.complaint_id AND p.event <=> s.ground AND p.outcome <=> s.outcome"
                + " AND p.days <=> CAST(s.choice AS SIGNED) AND p.proposed_by = s.actor_id AND p.at = s.at))"
                + " UNION ALL SELECT p.id FROM complaint_proposal p LEFT JOIN complaint_step s ON s.id = p.id AND s.event = 'proposal'"
                + " WHERE s.id IS NULL"),
        new HeadCheck("complaint_proposal_head", "against the step that ended it",
            "SELECT p.id FROM complaint_proposal p LEFT JOIN complaint_proposal_head q ON q.id = p.id LEFT JOIN complaint_step n ON n.id ="
                + " (SELECT MIN(x.id) FROM complaint_step x WHERE x.complaint_id = p.complaint_id AND x.id > p.id AND x.event NOT IN " + OUTLIVED
                + ") WHERE q.id IS NULL OR NOT (q.state = CASE WHEN n.id IS NULL THEN 'OPEN' WHEN n.event = 'agreement' THEN 'AGREED'"
                + " WHEN n.event = 'declining' THEN 'DECLINED' WHEN n.event = 'retraction' THEN 'RETRACTED' ELSE 'LAPSED' END"
                + " AND q.answered_by <=> CASE WHEN n.event IN ('agreement', 'declining', 'retraction') THEN n.actor_id END)"),
        new HeadCheck("complaint_content", "the step at which it was written",
            "SELECT t.id FROM complaint_content t LEFT JOIN complaint_step s ON s.id = t.id AND s.complaint_id = t.complaint_id"
                + " WHERE s.content_hash IS NULL"),
        new HeadCheck("complaint_note_content", "its note",
            "SELECT t.id FROM complaint_note_content t LEFT JOIN complaint_note n ON n.id = t.id WHERE n.id IS NULL"));
  }

  /** Of steps from before entries kept their facts, some without words kept a hash all the same: only of those that need words its text is missed. */
  @Override
  public List<ContentCheck> contents() {
    return List.of(
        new ContentCheck("complaint_content", ComplaintRecords.PLACE,
            "SELECT s.id, s.content_hash AS hash, t.sealed FROM complaint_step s LEFT JOIN complaint_content t ON t.id = s.id"
                + " LEFT JOIN ledger_entry e ON e.id = s.id WHERE s.id > ? AND s.content_hash IS NOT NULL AND (t.id IS NOT NULL"
                + " OR COALESCE(e.form, 2) > 1 OR COALESCE(s.event, s.to_state) IN ('submission', 'refusal', 'extension', 'decision', 'telling',"
                + " 'reopening', 'transfer', 'pursuit', 'assignment', 'stop', 'addition', 'proposal', 'declining',"
                + " 'SUBMITTED', 'REFUSED', 'DECIDED')) ORDER BY s.id LIMIT ?"),
        new ContentCheck("complaint_note_content", ComplaintNotes.PLACE,
            "SELECT n.id, n.content_hash AS hash, t.sealed FROM complaint_note n LEFT JOIN complaint_note_content t ON t.id = n.id"
                + " WHERE n.id > ? ORDER BY n.id LIMIT ?"));
  }
}
