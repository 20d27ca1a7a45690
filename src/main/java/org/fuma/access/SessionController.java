package org.fuma.access;

import static org.fuma.web.Given.text;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Optional;
import org.fuma.web.Failure;

/** Sessions for programs: the same tokens as a browser's, in JSON. */
@Controller("/api/v1/sessions")
final class SessionController {

  private final Sessions sessions;
  private final SignIn signIn;
  private final SecurityEvents events;

  SessionController(Sessions sessions, SignIn signIn, SecurityEvents events) {
    this.sessions = sessions;
    this.signIn = signIn;
    this.events = events;
  }

  /** A name and its password. */
  @Serdeable
  record Credentials(@Nullable String username, @Nullable String password) {}

  /** A refresh token. */
  @Serdeable
  record RefreshToken(@Nullable String refreshToken) {}

  /** The password fitted; the second factor is to be sent with this ticket within so many seconds. */
  @Serdeable
  record SecondStep(String ticket, List<String> factors, long expiresIn) {}

  /** A ticket with the one-time or recovery code that it waits for. */
  @Serdeable
  record Code(@Nullable String ticket, @Nullable String code) {}

  /** Signs in: 201 with tokens, or 202 when a second factor has to follow. */
  @Open
  @Post
  HttpResponse<?> signIn(HttpRequest<?> request, @Body Credentials credentials) {
    return switch (signIn.signIn(request, text(credentials.username()), text(credentials.password()))) {
      case SignIn.Outcome.Admitted in -> HttpResponse.created(TokenPair.of(in.pair()));
      case SignIn.Outcome.SecondStep step ->
          HttpResponse.accepted()
              .body(new SecondStep(step.ticket(), step.factors().stream().sorted().map(Factor::name).toList(), SignInSteps.LENGTH.toSeconds()));
    };
  }

  /** Gives the second factor. */
  @Open
  @Post("/second-factor")
  HttpResponse<TokenPair> second(HttpRequest<?> request, @Body Code code) {
    try {
      return HttpResponse.created(TokenPair.of(signIn.second(request, text(code.ticket()), text(code.code())).pair()));
    } catch (Failure.NotFound over) {
      throw new Failure.SignInRequired("error.sign-in");
    }
  }

  /** Exchanges a refresh token for a new pair. */
  @Open
  @Post("/renewal")
  TokenPair renew(HttpRequest<?> request, @Body RefreshToken token) {
    return switch (sessions.refresh(text(token.refreshToken()))) {
      case Sessions.Renewal.Renewed renewed -> TokenPair.of(renewed.pair());
      case Sessions.Renewal.Twin twin -> throw new IllegalStateException("programs have no twins");
      case Sessions.Renewal.Refused refused -> {
        refused.reusedOf().ifPresent(account -> events.record(events.origin(request, Optional.of(account)), SecurityEventKind.SESSION_REUSED, "", ""));
        throw new Failure.SignInRequired("error.sign-in");
      }
    };
  }

  /** Ends the session of a refresh token. */
  @Open
  @Post("/end")
  HttpResponse<?> end(HttpRequest<?> request, @Body RefreshToken token) {
    sessions.signOut(text(token.refreshToken()))
        .ifPresent(account -> events.record(events.origin(request, Optional.of(account)), SecurityEventKind.SIGN_OUT, "", ""));
    return HttpResponse.status(HttpStatus.NO_CONTENT);
  }
}
