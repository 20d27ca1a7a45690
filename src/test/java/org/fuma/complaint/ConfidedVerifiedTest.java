package org.fuma.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.fuma.City;
import org.fuma.ledger.Findings.Finding;
import org.fuma.ledger.Verification;
import org.fuma.store.Ids;
import org.fuma.store.Leases;
import org.fuma.store.Sql;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What firms, complainants and supervisors confided is held against the ledger: as it was lived it fits, and whatever is changed in it is named. */
class ConfidedVerifiedTest {

  private static final City CITY = City.another();
  private static final Sql SQL = CITY.bean(Sql.class);

  private static Confided lived;

  private String table = "";

  @BeforeAll
  static void live() {
    // No round of the clock changes a row between its keeping and its bringing back.
    CITY.bean(Leases.class).holdFor("complaint-clock", Duration.ofDays(2));
    lived = new Confided(CITY);
  }

  @AfterEach
  void bringBack() throws SQLException {
    if (!table.isEmpty()) {
      owner("REPLACE INTO " + table + " SELECT * FROM zz_kept", "DROP TABLE zz_kept");
    }
  }

  @Test
  void whatWasLivedFits() {
    assertThat(verify()).isEmpty();
    assertThat(SQL.list(row -> row.getString(1), "SELECT DISTINCT kind FROM ledger_entry WHERE object_kind IN ('complaint', 'question', 'measure',"
        + " 'rating', 'rating-total', 'call-back')")).as("what is held against the ledger here").contains(
            "complaint.submission", "complaint.tie", "complaint.note", "complaint.evidence", "complaint.naming", "complaint.proposal",
            "complaint.agreement", "complaint.declining", "complaint.retraction", "complaint.stop", "complaint.resumption", "complaint.reopening", "complaint.pursuit",
            "complaint.transfer", "complaint.closing", "question.asking", "question.answer", "question.withdrawal", "question.file-added",
            "measure.decision", "measure.report", "measure.return", "measure.confirmation", "rating.given", "rating.totalled", "call-back.open",
            "call-back.taking", "call-back.try", "call-back.handover", "call-back.reached", "call-back.complaint");
  }

  @Test
  void aStepWithoutWordsKeepsNoHashAndOneWithWordsDoes() {
    assertThat(count("SELECT COUNT(*) FROM complaint_step s LEFT JOIN complaint_content t ON t.id = s.id"
        + " WHERE (s.content_hash IS NULL) <> (t.id IS NULL)")).isZero();
    assertThat(count("SELECT COUNT(*) FROM complaint_step WHERE content_hash IS NULL")).isPositive();
  }

  @Test
  void aComplaintThatIsMadeToLookClosed() throws SQLException {
    change("complaint_head", "UPDATE complaint_head SET state = 'CLOSED', due_kind = NULL, due_day = NULL WHERE id = " + id(lived.open));
    named("complaint_head", lived.open);
  }

  @Test
  void anotherOutcome() throws SQLException {
    change("complaint_head", "UPDATE complaint_head SET outcome = 'NOT_UPHELD' WHERE id = " + id(lived.complaint));
    named("complaint_head", lived.complaint);
  }

  @Test
  void aDeadlineThatIsPutOffInStepAndHead() throws SQLException {
    String last = Ids.show(count("SELECT MAX(id) FROM complaint_step WHERE complaint_id = " + id(lived.open)));
    change("complaint_step", "UPDATE complaint_step SET until_day = until_day + INTERVAL 30 DAY WHERE id = " + id(last));
    named("complaint_step", last);
  }

  @Test
  void aComplaintThatCameInLater() throws SQLException {
    String first = Ids.show(count("SELECT MIN(id) FROM complaint_step WHERE complaint_id = " + id(lived.open)));
    change("complaint", "UPDATE complaint SET submitted_at = submitted_at + INTERVAL 9 DAY WHERE id = " + id(lived.open));
    named("complaint_step", first);
  }

  @Test
  void aDeletedStep() throws SQLException {
    String step = Ids.show(count("SELECT id FROM complaint_step WHERE event = 'stop' AND complaint_id = " + id(lived.complaint)));
    change("complaint_step", "DELETE FROM complaint_step WHERE id = " + id(step));
    named("complaint_step", step);
  }

  @Test
  void aStepThatSaysNoMoreWhatItWas() throws SQLException {
    String step = Ids.show(count("SELECT id FROM complaint_step WHERE event = 'stop' AND complaint_id = " + id(lived.complaint)));
    change("complaint_step", "UPDATE complaint_step SET event = NULL WHERE id = " + id(step));
    named("complaint_step", step);
  }

  @Test
  void wordsThatAreTakenAway() throws SQLException {
    String step = Ids.show(count("SELECT MIN(id) FROM complaint_step WHERE complaint_id = " + id(lived.complaint)));
    change("complaint_content", "DELETE FROM complaint_content WHERE id = " + id(step));
    named("complaint_content", step);
  }

  @Test
  void wordsOfOneNoteUnderAnother() throws SQLException {
    long first = count("SELECT MIN(id) FROM complaint_note");
    long second = count("SELECT MAX(id) FROM complaint_note");
    change("complaint_note_content", "UPDATE complaint_note_content n JOIN (SELECT sealed FROM complaint_note_content WHERE id = " + first
        + ") o SET n.sealed = o.sealed WHERE n.id = " + second);
    named("complaint_note_content", Ids.show(second));
  }

  @Test
  void aProposalThatWasAgreedTo() throws SQLException {
    long waiting = count("SELECT id FROM complaint_proposal_head WHERE state = 'OPEN'");
    change("complaint_proposal_head", "UPDATE complaint_proposal_head SET state = 'AGREED', answered_by = 1 WHERE id = " + waiting);
    named("complaint_proposal_head", Ids.show(waiting));
  }

  @Test
  void aQuestionThatWasNeverAnswered() throws SQLException {
    long answered = count("SELECT id FROM complaint_question_head WHERE state = 'ANSWERED'");
    change("complaint_question_head", "UPDATE complaint_question_head SET state = 'WITHDRAWN' WHERE id = " + answered);
    named("complaint_question_head", Ids.show(answered));
  }

  @Test
  void aMeasureThatWasNeverDone() throws SQLException {
    long done = count("SELECT id FROM complaint_measure_head WHERE state = 'DONE'");
    change("complaint_measure_head", "UPDATE complaint_measure_head SET due_day = due_day + INTERVAL 1 DAY WHERE id = " + done);
    named("complaint_measure_head", Ids.show(done));
  }

  @Test
  void ratingsThatChangePlaces() throws SQLException {
    long bad = count("SELECT id FROM rating WHERE visit_id = " + id(lived.visit));
    long good = count("SELECT id FROM rating WHERE visit_id = " + id(lived.other));
    change("rating", "UPDATE rating r JOIN rating o ON o.id = " + good + " SET r.sealed = o.sealed WHERE r.id = " + bad);
    named("rating", Ids.show(bad));
  }

  @Test
  void aRatingOfAnotherDay() throws SQLException {
    long bad = count("SELECT id FROM rating WHERE visit_id = " + id(lived.visit));
    change("rating", "UPDATE rating SET rated_on = rated_on - INTERVAL 100 DAY, quarter_no = 20191 WHERE id = " + bad);
    named("rating", Ids.show(bad));
  }

  @Test
  void aTotalThatIsPublishedAllTheSame() throws SQLException {
    long total = count("SELECT MAX(id) FROM rating_total");
    change("rating_total", "UPDATE rating_total SET published = NOT published WHERE id = " + total);
    named("rating_total", Ids.show(total));
  }

  @Test
  void aCallBackThatWasTriedOftener() throws SQLException {
    change("call_back_head", "UPDATE call_back_head SET tries = 3 WHERE id = " + id(lived.callBack));
    named("call_back_head", lived.callBack);
  }

  @Test
  void aTieThatNobodyRecorded() throws SQLException {
    long planted = Ids.next();
    change("complaint_tie", "INSERT INTO complaint_tie (id, salt, complaint_id, other_id, at) VALUES (" + planted + ", '0123456789abcdef', "
        + id(lived.complaint) + ", " + id(lived.complaint) + ", '2026-01-01')");
    try {
      named("complaint_tie", Ids.show(planted));
    } finally {
      owner("DELETE FROM complaint_tie WHERE id = " + planted);
    }
  }

  /** The row is named to who holds the database, and to nobody else. */
  private static void named(String where, String row) {
    List<Finding> found = CITY.bean(Verification.class).run(Verification.Options.NONE).found();
    assertThat(found).anySatisfy(one -> assertThat(one.toString()).startsWith(where + " " + row + ":"));
    assertThat(found).allMatch(Finding::confidential).noneMatch(one -> one.shown().contains(one.row()));
  }

  private static List<String> verify() {
    return CITY.bean(Verification.class).run(Verification.Options.NONE).found().stream().map(Finding::toString).toList();
  }

  private static long id(String shown) {
    return Ids.read(shown).orElseThrow();
  }

  private static long count(String query) {
    return SQL.first(row -> row.getLong(1), query).orElseThrow();
  }

  /** Changes rows of a table as the database's administrator; they are brought back after the test. */
  private void change(String where, String statement) throws SQLException {
    owner("CREATE TABLE zz_kept AS SELECT * FROM " + where, statement);
    table = where;
  }

  private static void owner(String... statements) throws SQLException {
    try (Connection owner = CITY.database().asOwner(); Statement statement = owner.createStatement()) {
      statement.execute("SET foreign_key_checks = 0");
      for (String one : statements) {
        statement.execute(one);
      }
    }
  }
}
