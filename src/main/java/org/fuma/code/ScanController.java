package org.fuma.code;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.serde.annotation.Serdeable;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.Needs;
import org.fuma.access.Permission;
import org.fuma.enterprise.Enterprise;
import org.fuma.settings.Settings;
import org.fuma.store.Ids;
import org.fuma.web.Frame;

/** Reads codes for the scan page and for programs. */
@Controller
final class ScanController {

  /** How a code came in; the visit keeps it as the phone's claim (design.md §3.2). */
  enum How {
    /** By the camera, from a plaque or a screen. */
    PLAQUE,
    /** From a photograph. */
    PHOTO,
    /** By hand. */
    TYPED
  }

  private static final int LONGEST_VISIT_ADDRESS = 500;

  private final Scans scans;
  private final DigitGuesses codes;
  private final DoorHistory history;
  private final Settings settings;

  ScanController(Scans scans, DigitGuesses codes, DoorHistory history, Settings settings) {
    this.scans = scans;
    this.codes = codes;
    this.history = history;
    this.settings = settings;
  }

  /**
   * What a picture or a text holds.
   *
   * @param found    whether there was a QR at all
   * @param standing as at /api/v1/codes, or FOREIGN, or VISIT for a visit's code; null when nothing was found
   * @param code     what a visit is registered with
   * @param location where the official goes on: the registration of a visit, or the page that says what is wrong
   * @param message  a sentence for people
   * @param thisYear earlier visits to the firm, where its code is good; null otherwise
   */
  @Serdeable
  record ScanAnswer(
      boolean found,
      @Nullable String standing,
      @Nullable String code,
      @Nullable String enterprise,
      @Nullable String uscc,
      @Nullable String location,
      String message,
      @Nullable ThisYear thisYear) {}

  /** This year's visits to the firm: one's own authority's, and of all others' the number and the days (ISO 8601), one for each visit. */
  @Serdeable
  record ThisYear(List<OwnVisit> own, int others, List<String> otherDays) {

    static ThisYear of(DoorHistory.ThisYear visits) {
      return new ThisYear(
          visits.own().stream().map(visit -> new OwnVisit(Ids.show(visit.visit()), visit.day().toString())).toList(),
          visits.others().size(),
          visits.others().stream().map(LocalDate::toString).toList());
    }
  }

  /** A visit of one's own authority. */
  @Serdeable
  record OwnVisit(String id, String day) {}

  /** Reads the QR on a JPEG or PNG of at most 8 MB and 12 megapixels, and says what it is worth. */
  @Needs(Permission.CODE_SCAN)
  @Post(uris = {"/scans", "/api/v1/scans"})
  @Consumes({"image/jpeg", "image/png"})
  ScanAnswer picture(HttpRequest<?> request, Actor actor, @Body byte[] picture, @QueryValue Optional<How> how) {
    return scans
        .read(actor, picture)
        .map(text -> answer(request, actor, text, how.orElse(How.PLAQUE)))
        .orElseGet(() -> new ScanAnswer(false, null, null, null, null, null, Frame.words(request).say("scan.nothing"), null));
  }

  /** Says what a text is worth that the phone itself read from a QR. */
  @Needs(Permission.CODE_SCAN)
  @Get(uris = {"/scans", "/api/v1/scans"})
  ScanAnswer text(HttpRequest<?> request, Actor actor, @QueryValue String text, @QueryValue Optional<How> how) {
    return answer(request, actor, text, how.orElse(How.PLAQUE));
  }

  private ScanAnswer answer(HttpRequest<?> request, Actor actor, String text, How how) {
    Optional<String> visit = visitPage(text, settings);
    if (visit.isPresent()) {
      return new ScanAnswer(true, "VISIT", null, null, null, visit.get(), Frame.words(request).say("scan.visit-code"), null);
    }
    Verdict verdict = codes.verdict(actor, text);
    boolean ours = !verdict.name().equals("FOREIGN") && !verdict.name().equals("UNREADABLE");
    return new ScanAnswer(
        true,
        verdict.name(),
        verdict.named().orElse(null),
        verdict.firm().map(Enterprise::name).orElse(null),
        verdict.firm().map(firm -> firm.uscc().value()).orElse(null),
        // A screen that is a step behind shows new digits at once: the camera looks on instead of leaving.
        ours && !verdict.name().equals("STALE") ? location(verdict, text, how) : null,
        Frame.words(request).say(ours ? verdict.key("mark") : "scan.not-ours"),
        verdict.firm().filter(firm -> verdict.isProtected()).map(firm -> ThisYear.of(history.thisYear(actor, firm.id()))).orElse(null));
  }

  /** The page of a visit's own code, which a second official scans off the first one's phone; empty for every other text. */
  static Optional<String> visitPage(String text, Settings settings) {
    return text.length() > LONGEST_VISIT_ADDRESS ? Optional.empty() : CodeAddress.visitToken(text, settings.codeAddresses()).map(token -> "/V/" + token);
  }

  /** Where the official goes on with this code: whatever the register knows it for, the rules answer there, in writing where they refuse. */
  static String location(Verdict verdict, String text, How how) {
    return verdict.firm().isPresent() && verdict.named().isPresent()
        ? "/visits/new?code=" + verdict.named().orElseThrow() + "&how=" + (verdict.live() ? "LIVE" : how)
        : verdict.named().map(named -> "/C/" + named).orElseGet(() -> "/C?serial=" + URLEncoder.encode(text,
            StandardCharsets.UTF_8));
  }
}
