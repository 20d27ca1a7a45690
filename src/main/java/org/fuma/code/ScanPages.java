package org.fuma.code;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.Needs;
import org.fuma.access.Permission;
import org.fuma.settings.Settings;
import org.fuma.store.Ids;
import org.fuma.web.Entry;
import org.fuma.web.Failure;
import org.fuma.web.Form;
import org.fuma.web.Frame;
import org.fuma.web.Message;

/** The page on which an official reads a code: by camera, by photograph, or by typing. */
@Produces(MediaType.TEXT_HTML)
@Controller("/scan")
final class ScanPages {

  private final DigitGuesses codes;
  private final Settings settings;
  private final Frame frame;

  ScanPages(DigitGuesses codes, Settings settings, Frame frame) {
    this.codes = codes;
    this.settings = settings;
    this.frame = frame;
  }

  @Needs(Permission.CODE_SCAN)
  @Get
  HttpResponse<?> scan(HttpRequest<?> request, Actor actor, @QueryValue Optional<String> code, @QueryValue Optional<String> recheckOf) {
    // The order to correct that is re-checked, chosen before the scan.
    Optional<String> order = recheckOf.flatMap(Ids::read).map(Ids::show);
    if (code.isEmpty()) {
      return page(request, HttpStatus.OK, Entry.blank(), order);
    }
    String typed = code.get();
    Optional<String> visit = ScanController.visitPage(typed, settings);
    if (visit.isPresent()) {
      return HttpResponse.seeOther(URI.create(visit.get()));
    }
    Verdict verdict = codes.verdict(actor, typed);
    if (verdict.name().equals("FOREIGN") || verdict.name().equals("UNREADABLE")) {
      Form form = new Form(Map.of("code", List.of(typed)));
      Failure refused = new Failure.Invalid(Map.of("code", Message.of("scan.unreadable")));
      return page(request, HttpStatus.UNPROCESSABLE_ENTITY, Entry.refused(form, refused), order);
    }
    String location = ScanController.location(verdict, typed, ScanController.How.TYPED);
    String recheck = order.filter(any -> location.startsWith("/visits/new?")).map(visited -> "&kind=RECHECK&recheckOf=" + visited).orElse("");
    return HttpResponse.seeOther(URI.create(location + recheck));
  }

  private HttpResponse<?> page(HttpRequest<?> request, HttpStatus status, Entry entry, Optional<String> recheckOf) {
    return frame.page(request, status, Frame.words(request).say("scan.title"), "code/scan",
        Map.of("entry", entry, "recheckOf", recheckOf.orElse("")));
  }
}
