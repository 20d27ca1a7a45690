package org.fuma.factor;

import gg.jte.Content;
import io.micronaut.core.order.OrderUtil;
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
import org.fuma.access.Actor;
import org.fuma.access.OwnPath;
import org.fuma.access.Proof;
import org.fuma.access.SessionCookies;
import org.fuma.access.SessionStanding;
import org.fuma.access.Sessions;
import org.fuma.access.SignedIn;
import org.fuma.web.Entry;
import org.fuma.web.Failure;
import org.fuma.web.Form;
import org.fuma.web.Frame;
import org.fuma.web.Message;

/** Pages on which people prove again who they are, change their password and end their sessions. */
@Produces(MediaType.TEXT_HTML)
@Controller("/account")
final class EntryPages {

  private final Proofs proofs;
  private final List<ProofPart> otherWays;
  private final OwnPasswords passwords;
  private final OwnSessions sessions;
  private final Proof proof;
  private final SessionCookies cookies;
  private final Frame frame;

  EntryPages(
      Proofs proofs, List<ProofPart> otherWays, OwnPasswords passwords, OwnSessions sessions, Proof proof, SessionCookies cookies, Frame frame) {
    this.proofs = proofs;
    this.otherWays = OrderUtil.sort(otherWays.stream()).toList();
    this.passwords = passwords;
    this.sessions = sessions;
    this.proof = proof;
    this.cookies = cookies;
    this.frame = frame;
  }

  @SignedIn
  @Get("/proof")
  HttpResponse<?> proof(HttpRequest<?> request, @QueryValue(defaultValue = "/account") String next) {
    return proofPage(request, HttpStatus.OK, Entry.of(new Form(Map.of("next", List.of(next)))));
  }

  @SignedIn
  @Post("/proof")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> prove(HttpRequest<?> request, @Body String body) {
    Form form = Form.read(body);
    try {
      Sessions.Pair opened = proofs.prove(request, form.text("password"), form.text("code"));
      MutableHttpResponse<?> response = HttpResponse.seeOther(OwnPath.read(form.text("next")));
      cookies.give(response, opened);
      return response;
    } catch (Failure.Invalid refused) {
      return proofPage(request, HttpStatus.UNPROCESSABLE_ENTITY, Entry.refused(form, refused));
    }
  }

  private HttpResponse<?> proofPage(HttpRequest<?> request, HttpStatus status, Entry entry) {
    SessionStanding session = SessionStanding.of(request);
    String next = OwnPath.read(entry.value("next")).toString();
    List<Content> others = otherWays.stream().map(way -> way.draw(request, session, next)).flatMap(Optional::stream).toList();
    return frame.page(
        request, status, Frame.words(request).say("proof.title"), "factor/proof",
        Map.of("entry", entry, "next", next, "needsCode", proofs.needsCode(session.account()), "others", others));
  }

  @SignedIn
  @Get("/password")
  HttpResponse<?> password(HttpRequest<?> request, Actor actor) {
    proof.require(request);
    return passwordPage(request, actor, HttpStatus.OK, Entry.blank());
  }

  @SignedIn
  @Post("/password")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> change(HttpRequest<?> request, Actor actor, @Body String body) {
    Form form = Form.read(body);
    try {
      if (!form.text("password").equals(form.text("again"))) {
        throw new Failure.Invalid(Map.of("again", Message.of("check.password-differs")));
      }
      passwords.change(request, actor, form.text("current"), form.text("password"));
      return HttpResponse.seeOther(URI.create("/account?done=password"));
    } catch (Failure.Invalid refused) {
      return passwordPage(request, actor, HttpStatus.UNPROCESSABLE_ENTITY, Entry.refused(form, refused));
    }
  }

  private HttpResponse<?> passwordPage(HttpRequest<?> request, Actor actor, HttpStatus status, Entry entry) {
    return frame.page(
        request, status, Frame.words(request).say("own.password"), "factor/password",
        Map.of("entry", entry, "least", passwords.least(actor)));
  }

  @SignedIn
  @Post("/sessions/{id}/end")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> end(HttpRequest<?> request, String id, @Body String body) {
    sessions.end(request, id);
    return HttpResponse.seeOther(URI.create("/account?done=session"));
  }

  @SignedIn
  @Post("/sessions/end-others")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> endOthers(HttpRequest<?> request, @Body String body) {
    sessions.endOthers(request);
    return HttpResponse.seeOther(URI.create("/account?done=sessions"));
  }
}
