package org.fuma.access;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fuma.web.Entry;
import org.fuma.web.Failure;
import org.fuma.web.Form;
import org.fuma.web.Frame;
import org.fuma.web.Message;

/** Pages for coming in and going out: sign-in, sign-out, and the one-time link that sets a password. */
@Produces(MediaType.TEXT_HTML)
@Controller
final class SignInPages {

  private final Sessions sessions;
  private final EntryLinks links;
  private final SessionCookies cookies;
  private final Frame frame;
  private final SignIn signIn;
  private final Browsers browsers;

  SignInPages(Sessions sessions, SignIn signIn, Browsers browsers, EntryLinks links, SessionCookies cookies, Frame frame) {
    this.sessions = sessions;
    this.signIn = signIn;
    this.browsers = browsers;
    this.links = links;
    this.cookies = cookies;
    this.frame = frame;
  }

  @Open
  @Get("/sign-in")
  HttpResponse<?> show(HttpRequest<?> request, @QueryValue(defaultValue = "/") String next, @QueryValue Optional<String> set) {
    if (PermissionRule.actor(request).isPresent()) {
      return HttpResponse.seeOther(OwnPath.read(next));
    }
    return page(request, HttpStatus.OK, Entry.of(new Form(Map.of("next", List.of(next)))), set.isPresent());
  }

  @Open
  @Post("/sign-in")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> signIn(HttpRequest<?> request, @Body String body) {
    Form form = Form.read(body);
    try {
      Sessions.Pair pair = signIn.signIn(form.text("username"), form.text("password"), browsers.of(request));
      MutableHttpResponse<?> response = HttpResponse.seeOther(OwnPath.read(form.text("next")));
      cookies.give(response, pair);
      return response;
    } catch (Failure.SignInRequired refused) {
      return page(request, HttpStatus.UNAUTHORIZED, Entry.refused(form, refused), false);
    }
  }

  @Open
  @Post("/sign-out")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> signOut(HttpRequest<?> request, @Body String body) {
    SessionCookies.refreshToken(request).ifPresent(sessions::signOut);
    MutableHttpResponse<?> response = HttpResponse.seeOther(URI.create("/"));
    cookies.take(response);
    return response;
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
        Map.of("entry", entry, "username", username, "least", links.leastLength(token), "action", "/enter/" + token));
  }

  private HttpResponse<?> page(HttpRequest<?> request, HttpStatus status, Entry entry, boolean passwordSet) {
    return frame.page(
        request, status, Frame.words(request).say("sign-in.title"), "access/sign-in", Map.of("entry", entry, "passwordSet", passwordSet));
  }
}
