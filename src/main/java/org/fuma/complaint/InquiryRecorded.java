package org.fuma.complaint;

import jakarta.inject.Singleton;
import java.util.List;
import org.fuma.attachment.AttachmentRecorded;
import org.fuma.ledger.ContentCheck;
import org.fuma.ledger.HeadCheck;
import org.fuma.ledger.Recorded;
import org.fuma.ledger.Rows;

/** What the tables of questions and measures repeat of the ledger. When reminders went out ({@code told_on}) is in no entry. */
@Singleton
class InquiryRecorded implements Recorded {

  private static final String ANSWERED_OR_BACK = "('answer', 'withdrawal')";

  @Override
  public List<Rows> rows() {
    return List.of(
        question("s.event = 'asking'", "question.asking").join("JOIN complaint_question q ON q.id = s.question_id")
            .id("complaint", "q.complaint_id").id("authority", "q.authority_id").text("scope", "q.scope").day("from", "q.from_day")
            .day("until", "q.until_day").id("series", "q.series_id").id("visit", "q.visit_id").day("askedOn", "q.asked_on"),
        question("s.event <> 'asking'", "question.answer", "question.withdrawal", "question.recount"),
        AttachmentRecorded.facts(
            Rows.of("complaint_question_file f", "f.id", "question.file-added").join("LEFT JOIN attachment a ON a.id = f.attachment_id")
                .at("f.at").salt("f.salt").actor("f.actor_id").object("f.question_id").id("question", "f.question_id").number("number", "f.number"),
            "a"),
        measure("s.event = 'decision'", "measure.decision").join("JOIN complaint_measure m ON m.id = s.measure_id")
            .id("complaint", "m.complaint_id").id("authority", "m.authority_id").text("measureKind", "m.kind").day("decidedOn", "m.decided_on"),
        measure("s.event <> 'decision'", "measure.report", "measure.confirmation", "measure.return"));
  }

  private static Rows question(String where, String... kinds) {
    return Rows.of("complaint_question_step s", "s.id", kinds).where(where)
        .kind("CONCAT('question.', s.event)").at("s.at").salt("s.salt").actor("s.actor_id").object("s.question_id")
        .id("question", "s.question_id").text("state", questionState()).day("due", "s.due_day").flag("provisional", "s.due_provisional")
        .hex("content", "s.content_hash");
  }

  private static Rows measure(String where, String... kinds) {
    return Rows.of("complaint_measure_step s", "s.id", kinds).where(where)
        .kind("CONCAT('measure.', s.event)").at("s.at").salt("s.salt").actor("s.actor_id").object("s.measure_id")
        .id("measure", "s.measure_id").text("state", measureState()).day("due", "s.due_day").hex("content", "s.content_hash");
  }

  private static String questionState() {
    return "CASE s.event WHEN 'answer' THEN 'ANSWERED' WHEN 'withdrawal' THEN 'WITHDRAWN' ELSE 'OPEN' END";
  }

  private static String measureState() {
    return "CASE s.event WHEN 'report' THEN 'REPORTED' WHEN 'confirmation' THEN 'DONE' ELSE 'OPEN' END";
  }

  @Override
  public List<HeadCheck> heads() {
    return List.of(
        new HeadCheck("complaint_question", "its asking",
            "SELECT q.id FROM complaint_question q LEFT JOIN complaint_question_step s ON s.question_id = q.id AND s.event = 'asking'"
                + " WHERE s.id IS NULL"),
        new HeadCheck("complaint_question_head", "against the last complaint_question_step",
            "SELECT q.id FROM complaint_question q LEFT JOIN complaint_question_head h ON h.id = q.id LEFT JOIN complaint_question_step s ON s.id ="
                + " (SELECT MAX(x.id) FROM complaint_question_step x WHERE x.question_id = q.id) WHERE h.id IS NULL OR s.id IS NULL"
                + " OR NOT (h.state = " + questionState() + " AND h.open_of <=> CASE WHEN s.event NOT IN " + ANSWERED_OR_BACK
                + " THEN q.complaint_id END AND h.due_day = s.due_day AND h.due_provisional = s.due_provisional"
                + " AND h.version = (SELECT COUNT(*) FROM complaint_question_step x WHERE x.question_id = q.id))"),
        new HeadCheck("complaint_measure", "its decision",
            "SELECT m.id FROM complaint_measure m LEFT JOIN complaint_measure_step s ON s.measure_id = m.id AND s.event = 'decision'"
                + " WHERE s.id IS NULL"),
        new HeadCheck("complaint_measure_head", "against the last complaint_measure_step",
            "SELECT m.id FROM complaint_measure m LEFT JOIN complaint_measure_head h ON h.id = m.id LEFT JOIN complaint_measure_step s ON s.id ="
                + " (SELECT MAX(x.id) FROM complaint_measure_step x WHERE x.measure_id = m.id) WHERE h.id IS NULL OR s.id IS NULL"
                + " OR NOT (h.state = " + measureState() + " AND h.due_day = s.due_day"
                + " AND h.version = (SELECT COUNT(*) FROM complaint_measure_step x WHERE x.measure_id = m.id))"),
        new HeadCheck("complaint_question_content", "the step at which it was written",
            "SELECT t.id FROM complaint_question_content t LEFT JOIN complaint_question_step s ON s.id = t.id AND s.question_id = t.question_id"
                + " WHERE s.content_hash IS NULL"),
        new HeadCheck("complaint_measure_content", "the step at which it was written",
            "SELECT t.id FROM complaint_measure_content t LEFT JOIN complaint_measure_step s ON s.id = t.id AND s.measure_id = t.measure_id"
                + " WHERE s.content_hash IS NULL"));
  }

  @Override
  public List<ContentCheck> contents() {
    return List.of(said("complaint_question", QuestionRepository.PLACE), said("complaint_measure", MeasureRepository.PLACE));
  }

  private static ContentCheck said(String what, String place) {
    return new ContentCheck(what + "_content", place,
        "SELECT s.id, s.content_hash AS hash, t.sealed FROM " + what + "_step s LEFT JOIN " + what + "_content t ON t.id = s.id"
            + " WHERE s.id > ? AND s.content_hash IS NOT NULL ORDER BY s.id LIMIT ?");
  }
}
