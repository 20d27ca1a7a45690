package org.fuma.complaint;

import static org.fuma.web.Given.text;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.serde.annotation.Serdeable;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.Needs;
import org.fuma.access.Permission;
import org.fuma.attachment.Attachments;
import org.fuma.store.Ids;
import org.fuma.web.Failure;
import org.fuma.web.Listing;

/** What supervisors ask authorities, for programs. */
@Controller("/api/v1/complaints/{id}/questions")
final class QuestionController {

  private final Questions questions;
  private final Answers answers;
  private final Attachments attachments;

  QuestionController(Questions questions, Answers answers, Attachments attachments) {
    this.questions = questions;
    this.answers = answers;
    this.attachments = attachments;
  }

  /**
   * A question that is asked: {@code PERIOD} and {@code ITEM} with a first and a last day, {@code ITEM} with an inspection item besides,
   * {@code VISIT} and {@code FIRM} (that firm, on the day complained of) with the complainant's consent alone.
   */
  @Serdeable
  record QuestionRequest(@Nullable String scope, @Nullable String from, @Nullable String until, @Nullable String item, @Nullable String text) {}

  /** A question as it stands; {@code provisional} when its last day is counted anew once a calendar is loaded. */
  @Serdeable
  record QuestionView(
      String id, String scope, @Nullable String from, @Nullable String until, @Nullable String item, @Nullable String visit,
      @Nullable String firm, String askedOn, String text, String state, String dueOn, boolean provisional,
      @Nullable AnswerView answer, List<Integer> files) {

    static QuestionView of(Question question) {
      Covered covered = question.covered();
      return new QuestionView(Ids.show(question.id()), covered.scope().name(), covered.from().map(LocalDate::toString).orElse(null),
          covered.until().map(LocalDate::toString).orElse(null), question.item().orElse(null), covered.visit().map(Ids::show).orElse(null),
          question.firm().orElse(null), question.askedOn().toString(), question.text(), question.state().name(), question.dueOn().toString(),
          question.provisional(),
          question.answer().map(answer -> new AnswerView(answer.text(), answer.on().toString())).orElse(null),
          question.files().stream().map(AnswerFile::number).toList());
    }
  }

  /** What the authority says. */
  @Serdeable
  record AnswerView(String text, String on) {}

  /** Lists the complaint's questions, oldest first. */
  @Needs(Permission.COMPLAINT_DECIDE)
  @Get
  Listing<QuestionView> list(Actor actor, String id) {
    return Listing.of(questions.of(actor, id(id)).stream().map(QuestionView::of).toList(), Optional.empty());
  }

  /** Asks the authority complained of, as the complaint's handler. */
  @Needs(Permission.COMPLAINT_DECIDE)
  @Post
  HttpResponse<QuestionView> ask(Actor actor, String id, @Body QuestionRequest asked, @Header("Idempotency-Key") Optional<String> key) {
    NewQuestion question = new NewQuestion(text(asked.scope()), text(asked.from()), text(asked.until()), text(asked.item()), text(asked.text()));
    long made = questions.ask(actor, id(id), question, key);
    return HttpResponse.created(QuestionView.of(questions.see(actor, id(id), made)));
  }

  /** Takes an open question back. */
  @Needs(Permission.COMPLAINT_DECIDE)
  @Post("/{question}/withdrawal")
  QuestionView withdraw(Actor actor, String id, String question, @Header("Idempotency-Key") Optional<String> key) {
    questions.withdraw(actor, id(id), id(question), key);
    return QuestionView.of(questions.see(actor, id(id), id(question)));
  }

  /** A paper that came with the answer. */
  @Needs(Permission.COMPLAINT_DECIDE)
  @Get("/{question}/files/{number}")
  @Produces(MediaType.ALL)
  HttpResponse<StreamedFile> file(Actor actor, String id, String question, String number) {
    Question answered = questions.see(actor, id(id), id(question));
    return attachments.download(answers.file(answered, AnswerPages.number(number)), AnswerPages.name(question, number));
  }

  private static long id(String shown) {
    return Ids.read(shown).orElseThrow(Failure.NotFound::new);
  }
}
