package org.fuma.complaint;

import static org.fuma.web.Given.text;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.serde.annotation.Serdeable;
import java.io.InputStream;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.Needs;
import org.fuma.access.Permission;
import org.fuma.attachment.Attachments;
import org.fuma.store.Ids;
import org.fuma.web.Checks;
import org.fuma.web.Failure;
import org.fuma.web.Listing;

/** What one's authority is asked, for programs. */
@Controller("/api/v1/questions")
final class AnswerController {

  private final Answers answers;
  private final Attachments attachments;

  AnswerController(Answers answers, Attachments attachments) {
    this.answers = answers;
    this.attachments = attachments;
  }

  /** An answer. */
  @Serdeable
  record AnswerRequest(@Nullable String text) {}

  /** A paper with an answer; {@code sha256} is that of the bytes that are kept, in hexadecimal. */
  @Serdeable
  record PaperView(int number, String name, String type, long length, String sha256) {}

  /** Lists the questions to one's authority, latest day first. */
  @Needs(Permission.QUESTION_ANSWER)
  @Get
  Listing<QuestionController.QuestionView> list(Actor actor, @QueryValue Optional<String> state, @QueryValue Optional<String> pageToken) {
    Checks checks = new Checks();
    Optional<QuestionState> wanted = checks.oneOf("state", state.orElse(""), QuestionState.class);
    checks.done();
    List<Question> rows = answers.list(actor, wanted, Listing.below(pageToken));
    return Listing.of(rows.stream().map(QuestionController.QuestionView::of).toList(),
        rows.size() < QuestionRepository.PAGE ? Optional.empty() : Optional.of(Ids.show(rows.getLast().id())));
  }

  /** Reads a question. */
  @Needs(Permission.QUESTION_ANSWER)
  @Get("/{id}")
  QuestionController.QuestionView see(Actor actor, String id) {
    return QuestionController.QuestionView.of(answers.see(actor, id(id)));
  }

  /** Answers a question, once; papers are sent before. */
  @Needs(Permission.QUESTION_ANSWER)
  @Post("/{id}/answer")
  QuestionController.QuestionView answer(Actor actor, String id, @Body AnswerRequest said, @Header("Idempotency-Key") Optional<String> key) {
    answers.answer(actor, id(id), text(said.text()), key);
    return see(actor, id);
  }

  /** Lists the papers. */
  @Needs(Permission.QUESTION_ANSWER)
  @Get("/{id}/files")
  Listing<PaperView> files(Actor actor, String id) {
    return Listing.of(answers.see(actor, id(id)).files().stream().map(AnswerController::paper).toList(), Optional.empty());
  }

  /** Adds a paper, JPEG, PNG, WebP or PDF, 10 MB at most, as the body itself, before the answer is sent. */
  @Needs(Permission.QUESTION_ANSWER)
  @Post("/{id}/files")
  @Consumes(MediaType.ALL)
  HttpResponse<PaperView> add(
      Actor actor, String id, @QueryValue Optional<String> name, @Header("Idempotency-Key") Optional<String> key, @Body InputStream body) {
    int number = answers.addFile(actor, id(id), name.orElse(""), body, key);
    return HttpResponse.created(paper(answers.see(actor, id(id)).files().get(number - 1)))
        .header("Location", "/api/v1/questions/" + id + "/files/" + number);
  }

  /** The paper itself. */
  @Needs(Permission.QUESTION_ANSWER)
  @Get("/{id}/files/{number}")
  @Produces(MediaType.ALL)
  HttpResponse<StreamedFile> file(Actor actor, String id, String number) {
    return attachments.download(answers.file(answers.see(actor, id(id)), AnswerPages.number(number)), AnswerPages.name(id, number));
  }

  private static PaperView paper(AnswerFile file) {
    Attachments.Kept kept = file.kept();
    return new PaperView(file.number(), kept.name(), kept.kind().type(), kept.length(), HexFormat.of().formatHex(kept.sha256()));
  }

  private static long id(String shown) {
    return Ids.read(shown).orElseThrow(Failure.NotFound::new);
  }
}
