package org.fuma.claim;

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
import org.fuma.access.FirstAccounts;
import org.fuma.access.KnownBrowsers;
import org.fuma.access.Open;
import org.fuma.access.SessionCookies;
import org.fuma.access.SignIn;
import org.fuma.code.Serial;
import org.fuma.enterprise.Enterprise;
import org.fuma.web.Entry;
import org.fuma.web.Failure;
import org.fuma.web.Form;
import org.fuma.web.Frame;
import org.fuma.web.Message;

/** Where a firm uses its hand-over letter: first the code, then the account. */
@Produces(MediaType.TEXT_HTML)
@Controller("/claim")
final class ClaimPages {

  private static final URI AFTERWARDS = URI.create("/my-code");
  private static final URI SIGN_IN = URI.create("/sign-in?set=1&next=%2Fmy-code");

  private final Claiming claiming;
  private final ClaimTickets tickets;
  private final ClaimLimit limit;
  private final SignIn signIn;
  private final KnownBrowsers known;
  private final SessionCookies cookies;
  private final Frame frame;

  ClaimPages(
      Claiming claiming,
      ClaimTickets tickets,
      ClaimLimit limit,
      SignIn signIn,
      KnownBrowsers known,
      SessionCookies cookies,
      Frame frame) {
    this.claiming = claiming;
    this.tickets = tickets;
    this.limit = limit;
    this.signIn = signIn;
    this.known = known;
    this.cookies = cookies;
    this.frame = frame;
  }

  @Open
  @Get
  HttpResponse<?> ask(HttpRequest<?> request, @QueryValue(defaultValue = "") String serial) {
    String shown = Serial.read(serial).map(Serial::grouped).orElse("");
    return asking(request, HttpStatus.OK, Entry.of(new Form(Map.of("serial", List.of(shown)))));
  }

  @Open
  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> check(HttpRequest<?> request, @Body String body) {
    Form form = Form.read(body);
    try {
      limit.count(request);
      Claim claim = claiming.recognise(form.text("serial"), form.text("code"));
      Enterprise firm = claiming.claimable(claim);
      Form next = new Form(Map.of("ticket", List.of(tickets.write(claim.id()))));
      return account(request, HttpStatus.OK, firm, Entry.of(next));
    } catch (Failure.Invalid | Failure.Conflict refused) {
      return asking(request, HttpStatus.valueOf(refused.status()), refused(form, refused));
    } catch (Failure.TooMany later) {
      return asking(request, HttpStatus.TOO_MANY_REQUESTS, refused(form, later))
          .header("Retry-After", Integer.toString(later.retryAfterSeconds()));
    }
  }

  /** Where the language switch and the browser's own button lead: the first form again. */
  @Open
  @Get("/account")
  HttpResponse<?> again() {
    return HttpResponse.seeOther(URI.create("/claim"));
  }

  @Open
  @Post("/account")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> claim(HttpRequest<?> request, @Body String body) {
    Form form = Form.read(body);
    Claim claim = tickets.read(form.text("ticket")).flatMap(claiming::find).orElse(null);
    if (claim == null) {
      return asking(request, HttpStatus.CONFLICT, refused(Form.EMPTY, new Failure.Conflict("claim.ticket-over")));
    }
    try {
      if (!form.text("password").equals(form.text("again"))) {
        throw new Failure.Invalid(Map.of("again", Message.of("check.password-differs")));
      }
      FirstAccounts.Wish wish =
          new FirstAccounts.Wish(form.text("username"), form.text("displayName"), form.text("password"));
      claiming.use(claim, wish, form.key());
      return entered(request, form);
    } catch (Failure.Invalid refused) {
      return account(request, HttpStatus.UNPROCESSABLE_ENTITY, claiming.claimable(claim), Entry.refused(form, refused));
    } catch (Failure.Conflict refused) {
      return asking(request, HttpStatus.CONFLICT, refused(Form.EMPTY, refused));
    }
  }

  /** Signs the firm in; where that does not work at this moment, it signs in itself. */
  private HttpResponse<?> entered(HttpRequest<?> request, Form form) {
    try {
      if (signIn.signIn(request, form.text("username"), form.text("password")) instanceof SignIn.Outcome.Admitted in) {
        MutableHttpResponse<?> response = HttpResponse.seeOther(AFTERWARDS);
        cookies.give(response, in.pair());
        known.remember(request, response, in.username());
        return response;
      }
      return HttpResponse.seeOther(SIGN_IN);
    } catch (Failure.TooMany | Failure.SignInRequired later) {
      return HttpResponse.seeOther(SIGN_IN);
    }
  }

  /** What was typed stays, but for the code: it is not sent back over the wire. */
  private static Entry refused(Form form, Failure refused) {
    return Entry.refused(new Form(Map.of("serial", form.all("serial"))), refused);
  }

  private MutableHttpResponse<?> asking(HttpRequest<?> request, HttpStatus status, Entry entry) {
    return frame.page(request, status, Frame.words(request).say("claim.title"), "claim/ask", Map.of("entry", entry));
  }

  private HttpResponse<?> account(HttpRequest<?> request, HttpStatus status, Enterprise firm, Entry entry) {
    String title = Frame.words(request).say("claim.account-title");
    return frame.page(request, status, title, "claim/account", Map.of("entry", entry, "firm", firm));
  }
}
