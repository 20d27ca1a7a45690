package org.fuma.complaint;

import jakarta.inject.Singleton;
import java.io.InputStream;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.Permission;
import org.fuma.attachment.Attachments;
import org.fuma.attachment.Intake;
import org.fuma.attachment.SentFile;
import org.fuma.ledger.Ledger;
import org.fuma.ledger.Sealed;
import org.fuma.notice.NoticeKind;
import org.fuma.notice.Notices;
import org.fuma.store.Ids;
import org.fuma.web.Checks;
import org.fuma.web.Failure;
import org.fuma.web.Idempotency;
import org.fuma.web.RateLimit;
import org.fuma.web.RateLimits;

/** The authority's side of questions: its leads read and answer them, and learn nothing of any complaint. */
@Singleton
public class Answers {

  /** Papers with one answer. */
  public static final int MOST_FILES = 10;

  /** Papers that one account sends: 30 at once, then one every two minutes. */
  static final RateLimit FILES_OF_ACCOUNT = new RateLimit(30, 30, Duration.ofHours(1), RateLimit.WhenLost.OPEN, "question.too-many-files");

  private static final int LEAST_TEXT = 10;
  private static final int MOST_TEXT = 5_000;

  private final QuestionRepository repository;
  private final Questions questions;
  private final Addressees addressees;
  private final Notices notices;
  private final Intake intake;
  private final Attachments attachments;
  private final Ledger ledger;
  private final Idempotency idempotency;
  private final RateLimits limits;

  Answers(
      QuestionRepository repository, Questions questions, Addressees addressees, Notices notices, Intake intake, Attachments attachments,
      Ledger ledger, Idempotency idempotency, RateLimits limits) {
    this.repository = repository;
    this.questions = questions;
    this.addressees = addressees;
    this.notices = notices;
    this.intake = intake;
    this.attachments = attachments;
    this.ledger = ledger;
    this.idempotency = idempotency;
    this.limits = limits;
  }

  private record Said(long question, String text) {}

  private record Sent(long question, String name, String sent) {}

  /** A page of the own authority's questions, latest day first. */
  public List<Question> list(Actor by, Optional<QuestionState> state, Optional<Long> after) {
    return repository.list(authority(by), state, after).stream().map(Question::told).toList();
  }

  /** How many wait for an answer. */
  public int waiting(Actor by) {
    return repository.waiting(authority(by));
  }

  /**
   * A question to one's own authority.
   *
   * @throws Failure.NotFound when there is none, or it is another's
   */
  public Question see(Actor by, long id) {
    long own = authority(by);
    return repository.find(id).filter(question -> question.authority() == own).map(Question::told).orElseThrow(Failure.NotFound::new);
  }

  /**
   * Answers.
   *
   * @throws Failure.Invalid  when the text is too short or too long
   * @throws Failure.Conflict when the question does not wait any more
   */
  public void answer(Actor by, long id, String text, Optional<String> key) {
    Question question = see(by, id);
    Checks checks = new Checks();
    String said = checks.required("text", text, LEAST_TEXT, MOST_TEXT);
    checks.done();
    idempotency.once(by.account(), key, new Said(id, said), String.class, () -> {
      repository.hold(id);
      questions.end(question, QuestionState.ANSWERED, Questions.ANSWER, said, by.account());
      notices.tell(NoticeKind.QUESTION_ANSWERED, addressees.keepers(question.complaint()),
          "/complaints/" + Ids.show(question.complaint()), List.of(Ids.show(question.complaint()), ""));
      return Ids.show(id);
    });
  }

  /**
   * Adds a paper to an answer that has not been sent yet.
   *
   * @return its number
   * @throws Failure.Conflict when the question does not wait any more, or has ten papers
   */
  public int addFile(Actor by, long id, String name, InputStream body, Optional<String> key) {
    if (see(by, id).state() != QuestionState.OPEN) {
      throw new Failure.Conflict("question.moved");
    }
    limits.take(FILES_OF_ACCOUNT, Long.toString(by.account()));
    SentFile file = intake.read(name, body);
    Sent act = new Sent(id, file.name(), HexFormat.of().formatHex(file.sent()));
    return Integer.parseInt(idempotency.once(by.account(), key, act, String.class, () -> Integer.toString(write(by, id, file))));
  }

  /**
   * A paper of one of these questions.
   *
   * @throws Failure.NotFound when there is none of that number
   */
  Attachments.Kept file(Question question, int number) {
    return question.files().stream().filter(file -> file.number() == number).findFirst().map(AnswerFile::kept).orElseThrow(Failure.NotFound::new);
  }

  private int write(Actor by, long question, SentFile file) {
    // Held, so that papers that come at once are numbered one after the other, and none comes after the answer.
    if (!repository.hold(question)) {
      throw new Failure.Conflict("question.moved");
    }
    int number = repository.files(question) + 1;
    if (number > MOST_FILES) {
      throw new Failure.Conflict("question.enough-files", MOST_FILES);
    }
    Attachments.Kept kept = attachments.keep(file);
    Map<String, Object> facts = new LinkedHashMap<>(kept.facts());
    facts.put("question", Ids.show(question));
    facts.put("number", number);
    Sealed step = ledger.append("question.file-added", "question", question, by.account(), facts);
    repository.addFile(step, question, number, kept.id(), by.account());
    return number;
  }

  /** The authority for which the account answers. */
  private static long authority(Actor by) {
    by.require(Permission.QUESTION_ANSWER);
    return by.authority().orElseThrow(Failure.Forbidden::new);
  }
}
