package org.fuma.complaint;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.fuma.attachment.Attachments;
import org.fuma.ledger.Sealed;
import org.fuma.store.Ids;
import org.fuma.store.Salted;
import org.fuma.store.Sql;
import org.fuma.store.Time;
import org.fuma.store.Vault;

/** The tables of questions. */
@Singleton
class QuestionRepository {

  static final int PAGE = 50;

  static final String PLACE = "complaint-question:";
  private static final String SELECT =
      "SELECT q.*, a.name AS authority_name, t.name AS item_name, h.state, h.due_day, h.due_provisional, f.name AS firm_name"
          + " FROM complaint_question q"
          + " JOIN complaint_question_head h ON h.id = q.id JOIN authority a ON a.id = q.authority_id"
          + " LEFT JOIN inspection_item t ON t.id = q.series_id LEFT JOIN complaint k ON k.id = q.complaint_id AND q.scope = 'FIRM'"
          + " LEFT JOIN enterprise_head f ON f.id = k.enterprise_id";

  private final Sql sql;
  private final Vault vault;
  private final Attachments attachments;

  QuestionRepository(Sql sql, Vault vault, Attachments attachments) {
    this.sql = sql;
    this.vault = vault;
    this.attachments = attachments;
  }

  void insert(long id, long complaint, long authority, Covered covered, LocalDate day, LocalDate due, boolean provisional) {
    sql.run(
        "INSERT INTO complaint_question (id, complaint_id, authority_id, scope, from_day, until_day, series_id, visit_id, asked_on)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        id, complaint, authority, covered.scope(), covered.from(), covered.until(), covered.series(), covered.visit(), day);
    sql.run("INSERT INTO complaint_question_head (id, state, open_of, due_day, due_provisional, version) VALUES (?, ?, ?, ?, ?, 1)",
        id, QuestionState.OPEN, complaint, due, provisional);
  }

  void step(Sealed step, long question, String event, LocalDate due, boolean provisional, Optional<Salted> text, Optional<byte[]> hash, long actor) {
    sql.run(
        "INSERT INTO complaint_question_step (id, salt, question_id, event, due_day, due_provisional, content_hash, actor_id, at)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        step.id(), step.salt(), question, event, due, provisional, hash, actor, step.at());
    text.ifPresent(said -> sql.run("INSERT INTO complaint_question_content (id, question_id, sealed) VALUES (?, ?, ?)", step.id(), question,
        said.seal(vault, PLACE + Ids.show(step.id()))));
  }

  /** Moves the head when the question still waits. */
  boolean end(long id, QuestionState to) {
    return sql.run("UPDATE complaint_question_head SET state = ?, open_of = NULL, version = version + 1 WHERE id = ? AND state = ?", to, id,
            QuestionState.OPEN)
        == 1;
  }

  /** Makes the question ours until the transaction ends; false when it does not wait any more. */
  boolean hold(long id) {
    return sql.first(row -> row.getString(1), "SELECT state FROM complaint_question_head WHERE id = ? FOR UPDATE", id)
        .filter(QuestionState.OPEN.name()::equals).isPresent();
  }

  /** Makes the complaint ours until the transaction ends, so that its handler, state and consent stay as they are read. */
  void holdComplaint(long complaint) {
    sql.first(row -> row.getLong(1), "SELECT id FROM complaint_head WHERE id = ? FOR UPDATE", complaint);
  }

  Optional<Question> find(long id) {
    return all(SELECT + " WHERE q.id = ?", id).stream().findFirst();
  }

  /** The complaint's question that waits, without texts. */
  Optional<Question> open(long complaint) {
    return sql.first(QuestionRepository::bare, SELECT + " WHERE h.open_of = ?", complaint);
  }

  /** Those of a complaint, oldest first. */
  List<Question> of(long complaint) {
    return all(SELECT + " JOIN complaint_question_step s ON s.question_id = q.id AND s.event = 'asking' WHERE q.complaint_id = ? ORDER BY s.id",
        complaint);
  }

  /** What that authority was asked in complaints of one firm: what must not be told apart. */
  List<Covered> askedAbout(long firm, long authority) {
    return sql.list(
        QuestionRepository::covered,
        "SELECT q.* FROM complaint c JOIN complaint_question q ON q.complaint_id = c.id"
            + " WHERE c.enterprise_id = ? AND q.authority_id = ? AND q.scope NOT IN (?, ?)",
        firm, authority, QuestionScope.VISIT, QuestionScope.FIRM);
  }

  /** A page of an authority's questions, latest day first; within a day in no order that tells anything. */
  List<Question> list(long authority, Optional<QuestionState> state, Optional<Long> after) {
    List<Object> arguments = new ArrayList<>(List.of(authority));
    StringBuilder where = new StringBuilder(" WHERE q.authority_id = ?");
    state.ifPresent(wanted -> {
      where.append(" AND h.state = ?");
      arguments.add(wanted);
    });
    after.flatMap(id -> sql.first(row -> row.getObject(1, LocalDate.class),
            "SELECT asked_on FROM complaint_question WHERE id = ? AND authority_id = ?", id, authority))
        .ifPresent(day -> {
          where.append(" AND (q.asked_on < ? OR q.asked_on = ? AND q.id < ?)");
          arguments.addAll(List.of(day, day, after.get()));
        });
    return all(SELECT + where + " ORDER BY q.asked_on DESC, q.id DESC LIMIT " + PAGE, arguments.toArray());
  }

  /** How many questions wait for that authority's answer. */
  int waiting(long authority) {
    return sql.first(row -> row.getInt(1), "SELECT COUNT(*) FROM complaint_question q JOIN complaint_question_head h ON h.id = q.id"
        + " WHERE q.authority_id = ? AND h.state = ?", authority, QuestionState.OPEN).orElse(0);
  }

  void addFile(Sealed step, long question, int number, long attachment, long actor) {
    sql.run("INSERT INTO complaint_question_file (id, salt, question_id, number, attachment_id, actor_id, at) VALUES (?, ?, ?, ?, ?, ?, ?)",
        step.id(), step.salt(), question, number, attachment, actor, step.at());
  }

  int files(long question) {
    return sql.first(row -> row.getInt(1), "SELECT COUNT(*) FROM complaint_question_file WHERE question_id = ?", question).orElse(0);
  }

  /** Those that wait past their day, of which nothing was told since that day, while their complaint is still being looked into; without texts. */
  List<Question> untold(LocalDate today, LocalDate toldBefore, int most) {
    return sql.list(QuestionRepository::bare, SELECT
        + " JOIN complaint_head c ON c.id = q.complaint_id AND c.state IN ('ACCEPTED', 'INVESTIGATING', 'EXTENDED', 'REOPENED')"
        + " WHERE h.state = 'OPEN' AND h.due_day < ? AND (h.told_on IS NULL OR h.told_on <= ?) ORDER BY h.due_day LIMIT " + most, today, toldBefore);
  }

  /** Puts down that it was told; false when another has. */
  boolean tell(long id, LocalDate today, LocalDate toldBefore) {
    return sql.run("UPDATE complaint_question_head SET told_on = ? WHERE id = ? AND state = 'OPEN' AND (told_on IS NULL OR told_on <= ?)",
            today, id, toldBefore)
        == 1;
  }

  /** Those whose day is to be counted anew; without texts. */
  List<Question> provisional(int most) {
    return sql.list(QuestionRepository::bare, SELECT + " WHERE h.state = 'OPEN' AND h.due_provisional = TRUE ORDER BY h.due_day LIMIT " + most);
  }

  /** Sets another last day, when it still waits with that one. */
  boolean recount(long id, LocalDate was, LocalDate due, boolean provisional) {
    return sql.run("UPDATE complaint_question_head SET due_day = ?, due_provisional = ?, version = version + 1"
                + " WHERE id = ? AND state = 'OPEN' AND due_day = ?",
            due, provisional, id, was)
        == 1;
  }

  private List<Question> all(String query, Object... arguments) {
    List<Question> bare = sql.list(QuestionRepository::bare, query, arguments);
    if (bare.isEmpty()) {
      return bare;
    }
    List<Long> ids = bare.stream().map(Question::id).toList();
    Map<Long, Map<String, Question.Answer>> said = said(ids);
    Map<Long, List<AnswerFile>> files = files(ids);
    return bare.stream().map(one -> filled(one, said.get(one.id()), files.getOrDefault(one.id(), List.of()))).toList();
  }

  private static Covered covered(ResultSet row) throws SQLException {
    return new Covered(QuestionScope.valueOf(row.getString("scope")), Optional.ofNullable(row.getObject("from_day", LocalDate.class)),
        Optional.ofNullable(row.getObject("until_day", LocalDate.class)), Sql.optionalId(row, "series_id"), Sql.optionalId(row, "visit_id"));
  }

  private static Question bare(ResultSet row) throws SQLException {
    return new Question(row.getLong("id"), row.getLong("complaint_id"), row.getLong("authority_id"), row.getString("authority_name"), covered(row),
        Optional.ofNullable(row.getString("item_name")), Optional.ofNullable(row.getString("firm_name")),
        row.getObject("asked_on", LocalDate.class), "",
        QuestionState.valueOf(row.getString("state")), row.getObject("due_day", LocalDate.class), row.getBoolean("due_provisional"),
        Optional.empty(), List.of());
  }

  private static Question filled(Question bare, Map<String, Question.Answer> said, List<AnswerFile> files) {
    return new Question(bare.id(), bare.complaint(), bare.authority(), bare.authorityName(), bare.covered(), bare.item(), bare.firm(), bare.askedOn(),
        said.get(Questions.ASKING).text(), bare.state(), bare.dueOn(), bare.provisional(), Optional.ofNullable(said.get(Questions.ANSWER)), files);
  }

  private record Said(long question, String event, Question.Answer text) {}

  /** What was said at the steps of these questions, by question and event. */
  private Map<Long, Map<String, Question.Answer>> said(List<Long> questions) {
    return sql.list(
            row -> new Said(row.getLong("question_id"), row.getString("event"), new Question.Answer(
                Salted.open(vault, PLACE + Ids.show(row.getLong("id")), row.getBytes("sealed")).text(), Time.day(Sql.instant(row, "at")),
                row.getString("name"))),
            "SELECT s.id, s.question_id, s.event, s.at, COALESCE(a.display_name, '') AS name, c.sealed FROM complaint_question_step s"
                + " JOIN complaint_question_content c ON c.id = s.id LEFT JOIN account a ON a.id = s.actor_id WHERE s.question_id IN "
                + marks(questions),
            questions.toArray())
        .stream().collect(Collectors.groupingBy(Said::question, Collectors.toMap(Said::event, Said::text)));
  }

  private record Paper(long question, int number, long attachment) {}

  /** The papers with the answers to these questions, by question in the order of their numbers. */
  private Map<Long, List<AnswerFile>> files(List<Long> questions) {
    List<Paper> papers = sql.list(row -> new Paper(row.getLong(1), row.getInt(2), row.getLong(3)),
        "SELECT question_id, number, attachment_id FROM complaint_question_file WHERE question_id IN " + marks(questions) + " ORDER BY number",
        questions.toArray());
    Map<Long, Attachments.Kept> kept =
        attachments.find(papers.stream().map(Paper::attachment).toList()).stream().collect(Collectors.toMap(Attachments.Kept::id, Function.identity()));
    return papers.stream().collect(Collectors.groupingBy(Paper::question,
        Collectors.mapping(paper -> new AnswerFile(paper.number(), kept.get(paper.attachment())), Collectors.toList())));
  }

  private static String marks(List<Long> ids) {
    return ids.stream().map(id -> "?").collect(Collectors.joining(", ", "(", ")"));
  }
}
