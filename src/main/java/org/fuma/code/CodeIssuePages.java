package org.fuma.code;

import gg.jte.Content;
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
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.Needs;
import org.fuma.access.Permission;
import org.fuma.enterprise.Selection;
import org.fuma.enterprise.SelectionPanel;
import org.fuma.web.Entry;
import org.fuma.web.Failure;
import org.fuma.web.Form;
import org.fuma.web.Frame;

/** Issues codes to a selection of firms: says first to how many, then begins. */
@Produces(MediaType.TEXT_HTML)
@Controller("/codes/issue")
final class CodeIssuePages {

  private final CodeIssues issues;
  private final Frame frame;

  CodeIssuePages(CodeIssues issues, Frame frame) {
    this.issues = issues;
    this.frame = frame;
  }

  /** The way here from the selection's own page. */
  @Singleton
  static final class Panel implements SelectionPanel {

    private final Frame frame;

    Panel(Frame frame) {
      this.frame = frame;
    }

    @Override
    public Optional<Content> draw(HttpRequest<?> request, Actor actor, Selection selection, long count) {
      return actor.may(Permission.CODE_ISSUE)
          ? Optional.of(frame.part(request, "code/selection", Map.of("selection", selection, "count", count)))
          : Optional.empty();
    }
  }

  @Needs(Permission.CODE_ISSUE)
  @Get
  HttpResponse<?> preview(HttpRequest<?> request, Actor actor) {
    return page(request, HttpStatus.OK, actor, Selection.read(Form.query(request)), Entry.blank());
  }

  @Needs(Permission.CODE_ISSUE)
  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> begin(HttpRequest<?> request, Actor actor, @Body String body) {
    Form form = Form.read(body);
    Selection selection = Selection.read(form);
    try {
      boolean inForce =
          switch (form.text("inForce")) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new Failure.Invalid("code-issue.choose");
          };
      return HttpResponse.seeOther(URI.create("/jobs/" + issues.begin(actor, selection, inForce, form.key()).job()));
    } catch (Failure.Invalid | Failure.Conflict refused) {
      return page(request, HttpStatus.valueOf(refused.status()), actor, selection, Entry.refused(form, refused));
    }
  }

  private HttpResponse<?> page(HttpRequest<?> request, HttpStatus status, Actor actor, Selection selection, Entry entry) {
    return frame.page(request, status, Frame.words(request).say("code-issue.title"), "code/issue",
        Map.of("selection", selection, "preview", issues.preview(actor, selection), "entry", entry));
  }
}
