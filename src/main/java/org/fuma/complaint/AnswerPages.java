package org.fuma.complaint;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
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
import java.io.InputStream;
import java.net.URI;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.Needs;
import org.fuma.access.Permission;
import org.fuma.attachment.Attachments;
import org.fuma.attachment.Intake;
import org.fuma.store.Ids;
import org.fuma.web.Entry;
import org.fuma.web.Failure;
import org.fuma.web.Form;
import org.fuma.web.Frame;
import org.fuma.web.Multipart;
import org.fuma.web.Option;

/** Pages on which an authority reads and answers what supervisors ask. */
@Produces(MediaType.TEXT_HTML)
@Controller("/questions")
final class AnswerPages {

  private final Answers answers;
  private final Orders orders;
  private final Attachments attachments;
  private final Clocks clocks;
  private final Frame frame;

  AnswerPages(Answers answers, Orders orders, Attachments attachments, Clocks clocks, Frame frame) {
    this.answers = answers;
    this.orders = orders;
    this.attachments = attachments;
    this.clocks = clocks;
    this.frame = frame;
  }

  @Needs(Permission.QUESTION_ANSWER)
  @Get
  HttpResponse<?> list(HttpRequest<?> request, Actor actor, @QueryValue(defaultValue = "") String state, @QueryValue Optional<String> below) {
    Optional<QuestionState> wanted = Arrays.stream(QuestionState.values()).filter(known -> known.name().equals(state)).findFirst();
    List<Question> rows = answers.list(actor, wanted, below.flatMap(Ids::read));
    String first = "/questions" + wanted.map(chosen -> "?state=" + chosen.name()).orElse("");
    Map<String, Object> given = new HashMap<>();
    given.put("rows", rows);
    given.put("today", clocks.today());
    given.put("states", Arrays.stream(QuestionState.values()).map(known -> new Option(known.name(), Frame.words(request).say(known))).toList());
    given.put("chosen", wanted.map(Enum::name).orElse(""));
    given.put("orders", orders.waiting(actor));
    given.put("first", first);
    given.put("next", rows.size() < QuestionRepository.PAGE ? Optional.empty()
        : Optional.of(first + (wanted.isPresent() ? "&" : "?") + "below=" + Ids.show(rows.getLast().id())));
    given.put("beyondFirst", below.isPresent());
    return frame.page(request, "question.title", "complaint/questions", given);
  }

  @Needs(Permission.QUESTION_ANSWER)
  @Get("/{id}")
  HttpResponse<?> one(HttpRequest<?> request, Actor actor, String id) {
    return one(request, HttpStatus.OK, actor, id, Entry.blank(), Entry.blank());
  }

  @Needs(Permission.QUESTION_ANSWER)
  @Post("/{id}/answer")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> answer(HttpRequest<?> request, Actor actor, String id, @Body String body) {
    Form form = Form.read(body);
    try {
      answers.answer(actor, id(id), form.text("text"), form.key());
      return HttpResponse.seeOther(URI.create("/questions/" + id));
    } catch (Failure.Invalid | Failure.Conflict refused) {
      return one(request, HttpStatus.valueOf(refused.status()), actor, id, Entry.refused(form, refused), Entry.blank());
    }
  }

  @Needs(Permission.QUESTION_ANSWER)
  @Post("/{id}/files")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  HttpResponse<?> add(HttpRequest<?> request, Actor actor, String id, @Header("Content-Type") String contentType, @Body InputStream body) {
    answers.see(actor, id(id));
    Multipart.Upload upload = Multipart.read(body, contentType);
    try {
      answers.addFile(actor, id(id), upload.fileName(), upload.file(), upload.form().key());
      return HttpResponse.seeOther(URI.create("/questions/" + id));
    } catch (Failure.Invalid | Failure.Conflict | Failure.TooLarge | Failure.TooMany refused) {
      // A file that was refused is chosen anew, and that is another act.
      return one(request, HttpStatus.valueOf(refused.status()), actor, id, Entry.blank(), Entry.refused(Form.EMPTY, refused));
    }
  }

  @Needs(Permission.QUESTION_ANSWER)
  @Get("/{id}/files/{number}")
  @Produces(MediaType.ALL)
  HttpResponse<StreamedFile> file(Actor actor, String id, String number) {
    return attachments.download(answers.file(answers.see(actor, id(id)), number(number)), name(id, number));
  }

  /** What a paper is called when it is saved, before its ending. */
  static String name(String question, String number) {
    return "answer-" + question + "-" + number;
  }

  /** The number in a path; what is none names nothing. */
  static int number(String shown) {
    if (!shown.matches("\\d{1,2}")) {
      throw new Failure.NotFound();
    }
    return Integer.parseInt(shown);
  }

  private HttpResponse<?> one(HttpRequest<?> request, HttpStatus status, Actor actor, String id, Entry answer, Entry file) {
    Question question = answers.see(actor, id(id));
    Map<String, Object> given = new HashMap<>();
    given.put("question", question);
    given.put("today", clocks.today());
    given.put("answer", answer);
    given.put("file", file);
    given.put("mayAdd", question.state() == QuestionState.OPEN && question.files().size() < Answers.MOST_FILES);
    given.put("mostMb", Intake.MOST_MB);
    return frame.page(request, status, Frame.words(request).say("question.one"), "complaint/question", given);
  }

  private static long id(String shown) {
    return Ids.read(shown).orElseThrow(Failure.NotFound::new);
  }
}
