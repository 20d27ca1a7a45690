package org.fuma.access;

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
import java.net.URI;
import java.util.Map;
import org.fuma.web.Entry;
import org.fuma.web.Failure;
import org.fuma.web.Form;
import org.fuma.web.Frame;
import org.fuma.web.Message;

/** The page of a one-time link, where a person sets a password. */
@Produces(MediaType.TEXT_HTML)
@Controller
final class EnterPages {

  private final EntryLinks links;
  private final Frame frame;

  EnterPages(EntryLinks links, Frame frame) {
    this.links = links;
    this.frame = frame;
  }

  @Open
  @Get("/enter/{token}")
  HttpResponse<?> enter(HttpRequest<?> request, String token) {
    return enterPage(request, token, HttpStatus.OK, Entry.blank());
  }

  @Open
  @Post("/enter/{token}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> setPassword(HttpRequest<?> request, String token, @Body String body) {
    Form form = Form.read(body);
    try {
      if (!form.text("password").equals(form.text("again"))) {
        throw new Failure.Invalid(Map.of("again", Message.of("check.password-differs")));
      }
      links.setPassword(token, form.text("password"));
      return HttpResponse.seeOther(URI.create("/sign-in?set=1"));
    } catch (Failure.Invalid refused) {
      return enterPage(request, token, HttpStatus.UNPROCESSABLE_ENTITY, Entry.refused(form, refused));
    }
  }

  private HttpResponse<?> enterPage(HttpRequest<?> request, String token, HttpStatus status, Entry entry) {
    String username = links.username(token).orElseThrow(Failure.NotFound::new);
    return frame.page(
        request, status, Frame.words(request).say("enter.title"), "access/enter",
        Map.of("entry", entry, "username", username, "action", "/enter/" + token));
  }
}
