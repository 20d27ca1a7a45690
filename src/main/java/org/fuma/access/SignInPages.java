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
import io.micronaut.http.cookie.SameSite;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fuma.web.Cookies;
import org.fuma.web.Entry;
import org.fuma.web.Failure;
import org.fuma.web.Form;
import org.fuma.web.Frame;

/** Pages for coming in and going out: the password, the second step, sign-out. */
@Produces(MediaType.TEXT_HTML)
@Controller
final class SignInPages {

  private static final String STEP = "fuma_step";

  private final SignIn signIn;
  private final Sessions sessions;
  private final SessionCookies sessionCookies;
  private final KnownBrowsers known;
  private final SecurityEvents events;
  private final Cookies cookies;
  private final Frame frame;

  SignInPages(
      SignIn signIn, Sessions sessions, SessionCookies sessionCookies, KnownBrowsers known, SecurityEvents events, Cookies cookies, Frame frame) {
    this.signIn = signIn;
    this.sessions = sessions;
    this.sessionCookies = sessionCookies;
    this.known = known;
    this.events = events;
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
      return switch (signIn.signIn(request, form.text("username"), form.text("password"))) {
        case SignIn.Outcome.Admitted in -> in(request, in, form);
        case SignIn.Outcome.SecondStep step ->
            HttpResponse.seeOther(URI.create("/sign-in/code?next=" + URLEncoder.encode(form.text("next"), StandardCharsets.UTF_8)))
                .cookie(cookies.make(STEP, step.ticket(), Optional.of(SignInSteps.LENGTH), SameSite.Strict));
      };
    } catch (Failure.SignInRequired refused) {
      return page(request, HttpStatus.UNAUTHORIZED, Entry.refused(form, refused), false);
    }
  }

  @Open
  @Get("/sign-in/code")
  HttpResponse<?> code(HttpRequest<?> request, @QueryValue(defaultValue = "/") String next) {
    return waiting(request).isEmpty() ? again() : codePage(request, HttpStatus.OK, Entry.of(new Form(Map.of("next", List.of(next)))));
  }

  @Open
  @Post("/sign-in/code")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> second(HttpRequest<?> request, @Body String body) {
    Form form = Form.read(body);
    try {
      SignIn.Outcome.Admitted in = signIn.second(request, cookies.find(request, STEP).orElse(""), form.text("code"));
      return in(request, in, form).cookie(cookies.gone(STEP, SameSite.Strict));
    } catch (Failure.SignInRequired refused) {
      return waiting(request).isEmpty() ? again() : codePage(request, HttpStatus.UNAUTHORIZED, Entry.refused(form, refused));
    } catch (Failure.NotFound over) {
      return again();
    }
  }

  @Open
  @Post("/sign-out")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> signOut(HttpRequest<?> request, @Body String body) {
    sessionCookies.refreshToken(request).flatMap(sessions::signOut)
        .ifPresent(account -> events.record(events.origin(request, Optional.of(account)), SecurityEventKind.SIGN_OUT, "", ""));
    MutableHttpResponse<?> response = HttpResponse.seeOther(URI.create("/"));
    sessionCookies.take(response);
    // What pages of ours the browser still holds is not for who comes next.
    return response.header("Clear-Site-Data", "\"cache\"");
  }

  private MutableHttpResponse<?> in(HttpRequest<?> request, SignIn.Outcome.Admitted in, Form form) {
    MutableHttpResponse<?> response = HttpResponse.seeOther(OwnPath.read(form.text("next")));
    sessionCookies.refreshToken(request).ifPresent(sessions::signOut);
    sessionCookies.give(response, in.pair());
    known.remember(request, response, in.username());
    return response;
  }

  private Optional<SignInSteps.Waiting> waiting(HttpRequest<?> request) {
    return cookies.find(request, STEP).flatMap(signIn::waiting);
  }

  private static HttpResponse<?> again() {
    return HttpResponse.seeOther(URI.create("/sign-in?over=1"));
  }

  private HttpResponse<?> page(HttpRequest<?> request, HttpStatus status, Entry entry, boolean passwordSet) {
    return frame.page(
        request, status, Frame.words(request).say("sign-in.title"), "access/sign-in",
        Map.of("entry", entry, "passwordSet", passwordSet, "over", request.getParameters().contains("over")));
  }

  private HttpResponse<?> codePage(HttpRequest<?> request, HttpStatus status, Entry entry) {
    return frame.page(request, status, Frame.words(request).say("sign-in.code-title"), "access/sign-in-code", Map.of("entry", entry));
  }
}
