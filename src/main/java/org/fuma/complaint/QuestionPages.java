package org.fuma.complaint;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.server.types.files.StreamedFile;
import java.net.URI;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import org.fuma.access.Actor;
import org.fuma.access.Needs;
import org.fuma.access.Permission;
import org.fuma.attachment.Attachments;
import org.fuma.authority.Authorities;
import org.fuma.authority.Authority;
import org.fuma.authority.InspectionItem;
import org.fuma.rulebook.Rulebook;
import org.fuma.store.Ids;
import org.fuma.web.Entry;
import org.fuma.web.Failure;
import org.fuma.web.Form;
import org.fuma.web.Frame;
import org.fuma.web.Option;

/** Pages on which a supervisor asks the authority complained of. */
@Produces(MediaType.TEXT_HTML)
@Controller("/complaints/{id}/questions")
final class QuestionPages {

  private final Questions questions;
  private final Answers answers;
  private final Complaints complaints;
  private final Authorities authorities;
  private final Attachments attachments;
  private final Rulebook rules;
  private final Clocks clocks;
  private final DeskPages desk;
  private final Frame frame;

  QuestionPages(
      Questions questions, Answers answers, Complaints complaints, Authorities authorities, Attachments attachments, Rulebook rules, Clocks clocks,
      DeskPages desk, Frame frame) {
    this.questions = questions;
    this.answers = answers;
    this.complaints = complaints;
    this.authorities = authorities;
    this.attachments = attachments;
    this.rules = rules;
    this.clocks = clocks;
    this.desk = desk;
    this.frame = frame;
  }

  @Needs(Permission.COMPLAINT_DECIDE)
  @Get("/new")
  HttpResponse<?> form(HttpRequest<?> request, Actor actor, String id) {
    return form(request, HttpStatus.OK, actor, id(id), Entry.of(new Form(Map.of("scope", List.of(QuestionScope.PERIOD.name())))));
  }

  @Needs(Permission.COMPLAINT_DECIDE)
  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> ask(HttpRequest<?> request, Actor actor, String id, @Body String body) {
    Form form = Form.read(body);
    try {
      questions.ask(actor, id(id), NewQuestion.of(form), form.key());
      return back(id);
    } catch (Failure.Invalid | Failure.Conflict refused) {
      return form(request, HttpStatus.valueOf(refused.status()), actor, id(id), Entry.refused(form, refused));
    }
  }

  @Needs(Permission.COMPLAINT_DECIDE)
  @Post("/{question}/withdrawal")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> withdraw(HttpRequest<?> request, Actor actor, String id, String question, @Body String body) {
    Form form = Form.read(body);
    try {
      questions.withdraw(actor, id(id), id(question), form.key());
      return back(id);
    } catch (Failure.Conflict refused) {
      return desk.refused(request, actor, id(id), "question-withdrawal", form, refused);
    }
  }

  @Needs(Permission.COMPLAINT_DECIDE)
  @Get("/{question}/files/{number}")
  @Produces(MediaType.ALL)
  HttpResponse<StreamedFile> file(Actor actor, String id, String question, String number) {
    Question answered = questions.see(actor, id(id), id(question));
    return attachments.download(answers.file(answered, AnswerPages.number(number)), AnswerPages.name(question, number));
  }

  private HttpResponse<?> form(HttpRequest<?> request, HttpStatus status, Actor actor, long id, Entry entry) {
    Complaint complaint = complaints.see(actor, id);
    Map<String, Object> given = new HashMap<>();
    given.put("complaint", complaint);
    given.put("entry", entry);
    given.put("barred", questions.barred(actor, complaint));
    given.put("authority", complaint.authority().flatMap(authorities::authority).map(Authority::name));
    given.put("scopes", Arrays.stream(QuestionScope.values()).filter(scope -> offered(scope, complaint))
        .map(scope -> new Option(scope.name(), Frame.words(request).say(scope))).toList());
    given.put("items", complaint.authority().map(this::items).orElse(List.of()));
    given.put("consented", complaint.standing().naming() == Naming.CONSENTED);
    given.put("least", rules.on(clocks.today()).parameters().ratings().leastFirms());
    return frame.page(request, status, Frame.words(request).say("question.new"), "complaint/question-new", given);
  }

  /** What tells who complains is offered with consent alone: the visit where there is one, else the day at the firm. */
  private static boolean offered(QuestionScope scope, Complaint complaint) {
    boolean known = scope == QuestionScope.VISIT ? complaint.visit().isPresent() : complaint.happenedOn().isPresent() && complaint.visit().isEmpty();
    return !scope.names() || complaint.standing().naming() == Naming.CONSENTED && known;
  }

  /** Every item that the authority ever published, under its latest name. */
  private List<Option> items(long authority) {
    BinaryOperator<InspectionItem> later = BinaryOperator.maxBy(Comparator.comparing(item -> item.edition().number()));
    return authorities.everyItem(authority).stream().collect(Collectors.toMap(InspectionItem::series, item -> item, later)).values().stream()
        .sorted(Comparator.comparing(InspectionItem::code)).map(item -> new Option(Ids.show(item.id()), item.code() + " " + item.name())).toList();
  }

  private static HttpResponse<?> back(String id) {
    return HttpResponse.seeOther(URI.create("/complaints/" + id + "#questions"));
  }

  private static long id(String shown) {
    return Ids.read(shown).orElseThrow(Failure.NotFound::new);
  }
}
