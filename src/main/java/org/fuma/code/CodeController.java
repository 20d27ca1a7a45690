package org.fuma.code;

import static org.fuma.web.Given.text;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.Needs;
import org.fuma.access.Open;
import org.fuma.access.Permission;
import org.fuma.enterprise.Enterprise;
import org.fuma.settings.Settings;
import org.fuma.store.Ids;
import org.fuma.web.Checks;
import org.fuma.web.Failure;

/** Protection codes for programs. */
@Controller("/api/v1")
final class CodeController {

  private final ProtectionCodes codes;
  private final PublicLooks looks;
  private final Settings settings;

  CodeController(ProtectionCodes codes, PublicLooks looks, Settings settings) {
    this.codes = codes;
    this.looks = looks;
    this.settings = settings;
  }

  /**
   * What is done with a code.
   *
   * @param reason why; at most 200 characters
   * @param seen   the state that the caller saw when he decided; another one now is 409
   */
  @Serdeable
  record ActRequest(@Nullable String reason, @Nullable String seen) {}

  /** How a code is issued: in force at once unless inForce is false. */
  @Serdeable
  record IssueRequest(@Nullable Boolean inForce) {}

  /** A code as its administrators see it; address is what its picture says, validUntil its last day. */
  @Serdeable
  record CodeView(String id, String serial, String enterprise, String state, String payload, String address,
      Instant issuedAt, @Nullable LocalDate validUntil) {}

  /**
   * What a code is worth, for anybody; nothing personal.
   *
   * @param standing PROTECTED, PAUSED, ISSUED, SUSPENDED, REPLACED, REVOKED, EXPIRED, UNKNOWN, FORGED or UNREADABLE
   */
  @Serdeable
  record StandingView(
      String standing,
      @Nullable String serial,
      @Nullable String enterprise,
      @Nullable String uscc,
      @Nullable Instant issuedAt,
      boolean signatureChecked,
      boolean plaqueToBeReplaced) {}

  /**
   * Says what a serial, or a whole payload, is worth: the facts of the public page. 404 when no such code was issued.
   * 429 with Retry-After for who guesses too often; a scanned payload is always answered.
   */
  @Open
  @Get("/codes/{serial}")
  HttpResponse<StandingView> standing(HttpRequest<?> request, String serial) {
    Verdict verdict = Verdict.of(looks.look(request, settings.publicAddress() + "/C/" + serial));
    StandingView view =
        new StandingView(
            verdict.name(),
            verdict.code().map(code -> code.serial().value()).orElse(null),
            verdict.firm().map(Enterprise::name).orElse(null),
            verdict.firm().map(firm -> firm.uscc().value()).orElse(null),
            verdict.code().map(ProtectionCode::issuedAt).orElse(null),
            serial.length() == CodePayload.LENGTH && verdict.code().isPresent(),
            verdict.renew());
    return verdict.code().isPresent() ? HttpResponse.ok(view) : HttpResponse.<StandingView>notFound().body(view);
  }

  /** Issues a code to a firm that has no current one. */
  @Needs(Permission.CODE_ISSUE)
  @Post("/enterprises/{id}/codes")
  HttpResponse<CodeView> issue(
      Actor actor, String id, @Nullable @Body IssueRequest asked, @Header("Idempotency-Key") Optional<String> key) {
    boolean inForce = asked == null || asked.inForce() == null || asked.inForce();
    return HttpResponse.created(
        view(codes.issue(actor, Ids.read(id).orElseThrow(Failure.NotFound::new), inForce, key)));
  }

  /** Puts a new code in the place of this one; answers the new one. */
  @Needs(Permission.CODE_ISSUE)
  @Post("/codes/{serial}/replacement")
  HttpResponse<CodeView> replace(
      Actor actor, String serial, @Body ActRequest asked, @Header("Idempotency-Key") Optional<String> key) {
    Serial known = codes.see(actor, serial(serial)).serial();
    return HttpResponse.created(view(codes.replace(actor, known, seen(asked), text(asked.reason()), key)));
  }

  /** Withdraws a code without a successor. */
  @Needs(Permission.CODE_ISSUE)
  @Post("/codes/{serial}/revocation")
  HttpResponse<CodeView> revoke(Actor actor, String serial, @Body ActRequest asked) {
    return move(actor, serial, CodeAct.REVOKE, asked);
  }

  /** Takes a code out of force for a while. */
  @Needs(Permission.CODE_ISSUE)
  @Post("/codes/{serial}/suspension")
  HttpResponse<CodeView> suspend(Actor actor, String serial, @Body ActRequest asked) {
    return move(actor, serial, CodeAct.SUSPEND, asked);
  }

  /** Ends a suspension. */
  @Needs(Permission.CODE_ISSUE)
  @Post("/codes/{serial}/resumption")
  HttpResponse<CodeView> resume(Actor actor, String serial, @Body ActRequest asked) {
    return move(actor, serial, CodeAct.RESUME, asked);
  }

  /** Puts a code that waits to be handed over in force; the reason may be left out. */
  @Needs(Permission.CODE_ISSUE)
  @Post("/codes/{serial}/activation")
  HttpResponse<CodeView> activate(Actor actor, String serial, @Body ActRequest asked) {
    return move(actor, serial, CodeAct.ACTIVATE, asked);
  }

  private HttpResponse<CodeView> move(Actor actor, String serial, CodeAct act, ActRequest asked) {
    Serial known = codes.see(actor, serial(serial)).serial();
    codes.move(actor, known, act, seen(asked), text(asked.reason()));
    return HttpResponse.ok(view(codes.see(actor, known)));
  }

  private static Optional<CodeState> seen(ActRequest asked) {
    Checks checks = new Checks();
    Optional<CodeState> seen = checks.oneOf("seen", text(asked.seen()), CodeState.class);
    checks.done();
    return seen;
  }

  private CodeView view(ProtectionCode code) {
    return new CodeView(
        Ids.show(code.id()),
        code.serial().value(),
        Ids.show(code.enterprise()),
        code.state().name(),
        code.payload().text(),
        CodeAddress.of(settings.publicAddress(), code.payload()),
        code.issuedAt(),
        code.validUntil().orElse(null));
  }

  /** The serial in a path; what is none names nothing. */
  static Serial serial(String shown) {
    return Serial.read(shown).orElseThrow(Failure.NotFound::new);
  }
}
