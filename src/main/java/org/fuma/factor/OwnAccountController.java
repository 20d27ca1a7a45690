package org.fuma.factor;

import static org.fuma.web.Given.text;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.Factor;
import org.fuma.access.SessionStanding;
import org.fuma.access.Sessions;
import org.fuma.access.SignedIn;
import org.fuma.access.TokenPair;
import org.fuma.store.Ids;
import org.fuma.web.Listing;

/** A person's own account for programs: who it is, its password, proof and sessions. */
@Controller("/api/v1/account")
final class OwnAccountController {

  private final OwnAccount accounts;
  private final Factors factors;
  private final RecoveryCodes recovery;
  private final OwnPasswords passwords;
  private final Proofs proofs;
  private final Sessions sessions;
  private final OwnSessions own;
  private final TokenHandover handover;

  OwnAccountController(
      OwnAccount accounts, Factors factors, RecoveryCodes recovery, OwnPasswords passwords, Proofs proofs, Sessions sessions, OwnSessions own,
      TokenHandover handover) {
    this.accounts = accounts;
    this.factors = factors;
    this.recovery = recovery;
    this.passwords = passwords;
    this.proofs = proofs;
    this.sessions = sessions;
    this.own = own;
    this.handover = handover;
  }

  /**
   * An account as its person sees it.
   *
   * @param factorDue true when its roles need a second factor that this session lacks: until then it may do nothing else
   */
  @Serdeable
  record AccountView(
      String id, String username, String name, List<String> roles, List<String> firms, @Nullable String authority, List<String> factors,
      int recoveryCodesLeft, boolean factorDue) {}

  /** A present password and the one that takes its place. */
  @Serdeable
  record PasswordChange(@Nullable String current, @Nullable String password) {}

  /** A proof: the password, and a code where the account has a second factor. */
  @Serdeable
  record ProofGiven(@Nullable String password, @Nullable String code) {}

  /** The tokens of the session that stands in for the one that proved. */
  @Serdeable
  record ProvedView(@Nullable TokenPair tokens) {}

  /**
   * One of the person's sessions.
   *
   * @param current true for the one that asks
   */
  @Serdeable
  record SessionView(
      String id, Instant startedAt, @Nullable Instant seenAt, String strength, String address, String agent, boolean current) {}

  /** The account. */
  @SignedIn
  @Get
  AccountView show(Actor actor) {
    return view(actor);
  }

  /** Changes the password; every other session ends. */
  @SignedIn
  @Post("/password")
  AccountView password(HttpRequest<?> request, Actor actor, @Body PasswordChange change) {
    passwords.change(request, actor, text(change.current()), text(change.password()));
    return view(actor);
  }

  /** Proves again who it is; the session's tokens are over, and new ones are in the answer. */
  @SignedIn
  @Post("/proof")
  HttpResponse<ProvedView> prove(HttpRequest<?> request, @Body ProofGiven given) {
    MutableHttpResponse<ProvedView> response = HttpResponse.ok();
    Sessions.Pair opened = proofs.prove(request, text(given.password()), text(given.code()));
    return response.body(new ProvedView(handover.give(request, response, opened).orElse(null)));
  }

  /** The living sessions, latest first. */
  @SignedIn
  @Get("/sessions")
  Listing<SessionView> sessions(HttpRequest<?> request, Actor actor) {
    long current = SessionStanding.of(request).id();
    return Listing.of(
        sessions.list(actor.account()).stream()
            .map(
                row ->
                    new SessionView(
                        Ids.show(row.id()), row.startedAt(), row.seenAt().orElse(null), row.strength().name(), row.address(), row.agent(),
                        row.id() == current))
            .toList(),
        Optional.empty());
  }

  /** Ends a session of one's own. */
  @SignedIn
  @Post("/sessions/{id}/end")
  HttpResponse<?> end(HttpRequest<?> request, String id) {
    own.end(request, id);
    return HttpResponse.status(HttpStatus.NO_CONTENT);
  }

  /** Ends every session but this one. */
  @SignedIn
  @Post("/sessions/end-others")
  HttpResponse<?> endOthers(HttpRequest<?> request) {
    own.endOthers(request);
    return HttpResponse.status(HttpStatus.NO_CONTENT);
  }

  private AccountView view(Actor actor) {
    OwnAccount.Shown account = accounts.of(actor);
    return new AccountView(
        account.id(), account.username(), account.name(), account.roles().stream().map(Enum::name).toList(), account.firms(),
        account.authority().orElse(null), factors.of(actor.account()).stream().map(Factor::name).toList(), recovery.left(actor.account()),
        actor.factorDue());
  }
}
