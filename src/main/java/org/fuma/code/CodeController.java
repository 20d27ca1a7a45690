package org.fuma.code;

import static org.fuma.web.Given.text;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.Needs;
import org.fuma.access.Open;
import org.fuma.access.Permission;
import org.fuma.enterprise.Enterprise;
import org.fuma.settings.Settings;
import org.fuma.store.Ids;
import org.fuma.web.Failure;

/** Protection codes for programs. */
@Controller("/api/v1")
final class CodeController {

  private final ProtectionCodes codes;
  private final CodeStanding standings;
  private final Settings settings;

  CodeController(ProtectionCodes codes, CodeStanding standings, Settings settings) {
    this.codes = codes;
    this.standings = standings;
    this.settings = settings;
  }

  /** Why a code is replaced or revoked; at most 200 characters. */
  @Serdeable
  record ReasonRequest(@Nullable String reason) {}

  /** A code as its administrators see it; address is what its picture says. */
  @Serdeable
  record CodeView(String id, String serial, String enterprise, String state, String payload, String address,
      Instant issuedAt) {}

  /**
   * What a code is worth, for anybody; nothing personal.
   *
   * @param standing PROTECTED, PAUSED, REPLACED, REVOKED, UNKNOWN, FORGED or UNREADABLE
   */
  @Serdeable
  record StandingView(
      String standing,
      @Nullable String serial,
      @Nullable String enterprise,
      @Nullable String uscc,
      @Nullable Instant issuedAt,
      boolean signatureChecked) {}

  /**
   * Says what a serial, or a whole payload, is worth: the facts of the public page. 404 when no such code was issued.
   */
  @Open
  @Get("/codes/{serial}")
  HttpResponse<StandingView> standing(String serial) {
    Verdict verdict = Verdict.of(standings.examine(settings.publicAddress() + "/C/" + serial));
    StandingView view =
        new StandingView(
            verdict.name(),
            verdict.code().map(code -> code.serial().value()).orElse(null),
            verdict.firm().map(Enterprise::name).orElse(null),
            verdict.firm().map(firm -> firm.uscc().value()).orElse(null),
            verdict.code().map(ProtectionCode::issuedAt).orElse(null),
            serial.length() == CodePayload.LENGTH && verdict.code().isPresent());
    return verdict.code().isPresent() ? HttpResponse.ok(view) : HttpResponse.<StandingView>notFound().body(view);
  }

  /** Issues a code to a firm that has none in force. */
  @Needs(Permission.CODE_ISSUE)
  @Post("/enterprises/{id}/codes")
  HttpResponse<CodeView> issue(Actor actor, String id, @Header("Idempotency-Key") Optional<String> key) {
    return HttpResponse.created(view(codes.issue(actor, Ids.read(id).orElseThrow(Failure.NotFound::new), key)));
  }

  /** Puts a new code in the place of this one; answers the new one. */
  @Needs(Permission.CODE_ISSUE)
  @Post("/codes/{serial}/replacement")
  HttpResponse<CodeView> replace(
      Actor actor, String serial, @Body ReasonRequest asked, @Header("Idempotency-Key") Optional<String> key) {
    return HttpResponse.created(view(codes.replace(actor, serial(serial), text(asked.reason()), key)));
  }

  /** Withdraws a code without a successor. */
  @Needs(Permission.CODE_ISSUE)
  @Post("/codes/{serial}/revocation")
  HttpResponse<CodeView> revoke(Actor actor, String serial, @Body ReasonRequest asked) {
    codes.revoke(actor, serial(serial), text(asked.reason()));
    return HttpResponse.ok(view(codes.see(actor, serial(serial))));
  }

  private CodeView view(ProtectionCode code) {
    return new CodeView(
        Ids.show(code.id()),
        code.serial().value(),
        Ids.show(code.enterprise()),
        code.state().name(),
        code.payload().text(),
        CodeAddress.of(settings.publicAddress(), code.payload()),
        code.issuedAt());
  }

  /** The serial in a path; what is none names nothing. */
  static Serial serial(String shown) {
    return Serial.read(shown).orElseThrow(Failure.NotFound::new);
  }
}
