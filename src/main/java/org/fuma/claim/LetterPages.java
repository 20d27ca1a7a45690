package org.fuma.claim;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
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
import org.fuma.access.Needs;
import org.fuma.access.Permission;
import org.fuma.access.SecurityEventKind;
import org.fuma.access.SecurityEvents;
import org.fuma.enterprise.Selection;
import org.fuma.settings.Settings;
import org.fuma.store.Ids;
import org.fuma.web.Form;
import org.fuma.web.Frame;
import org.fuma.web.Words;

/** Letters for many firms, and letters as they are printed. */
@Produces(MediaType.TEXT_HTML)
@Controller("/letters")
final class LetterPages {

  /** Letters that one security event can name. */
  private static final int TO_AN_EVENT = 50;

  private final Letters letters;
  private final SecurityEvents events;
  private final Settings settings;
  private final Frame frame;

  LetterPages(Letters letters, SecurityEvents events, Settings settings, Frame frame) {
    this.letters = letters;
    this.events = events;
    this.settings = settings;
    this.frame = frame;
  }

  /** The address of the selection's printed letters. */
  static String printed(String query) {
    return query.isEmpty() ? "/letters" : "/letters?" + query;
  }

  @Needs(Permission.ACCOUNT_CREATE)
  @Get("/new")
  HttpResponse<?> preview(HttpRequest<?> request, Actor actor) {
    Selection selection = Selection.read(Form.query(request));
    return frame.page(
        request,
        "letters.title",
        "claim/preview",
        Map.of("selection", selection, "plan", letters.plan(actor, selection), "back", back(selection)));
  }

  @Needs(Permission.ACCOUNT_CREATE)
  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> make(HttpRequest<?> request, Actor actor, @Body String body) {
    Form form = Form.read(body);
    long job = letters.ask(actor, Selection.read(form), form.key());
    return HttpResponse.seeOther(URI.create("/jobs/" + Ids.show(job)));
  }

  @Needs(Permission.ACCOUNT_CREATE)
  @Get
  HttpResponse<?> print(
      HttpRequest<?> request,
      Actor actor,
      @QueryValue Optional<String> below,
      @QueryValue(defaultValue = "zh") String in) {
    Selection selection = Selection.read(Form.query(request));
    Letters.LetterPage page =
        letters.page(actor, selection, below.flatMap(Ids::read).orElse(Long.MAX_VALUE));
    String query = selection.query().isEmpty() ? "" : selection.query() + "&";
    Optional<String> next = page.next().map(from -> "/letters?" + query + "in=" + in + "&below=" + Ids.show(from));
    return sheets(request, actor, page.letters(), Words.named(in), "/letters?" + query, next, back(selection));
  }

  /**
   * Letters on paper, in the language of the letter, whatever the administrator reads. Who sees a letter can use it, so
   * it is a security event, on record before the page leaves.
   */
  HttpResponse<?> sheets(
      HttpRequest<?> request,
      Actor actor,
      List<Letter> shown,
      Words words,
      String self,
      Optional<String> next,
      String back) {
    record(request, actor, shown.stream().map(letter -> Ids.show(letter.claim().id())).toList());
    List<LetterSheet> sheets = shown.stream().map(letter -> LetterSheet.of(letter, settings)).toList();
    return frame.page(
        request,
        HttpStatus.OK,
        Frame.words(request).say("letters.printed-title"),
        "claim/letters",
        Map.of("sheets", sheets, "words", words, "self", self, "next", next, "back", back));
  }

  private void record(HttpRequest<?> request, Actor actor, List<String> claims) {
    SecurityEvents.Origin origin = events.origin(request, Optional.of(actor.account()));
    for (int from = 0; from < claims.size(); from += TO_AN_EVENT) {
      List<String> some = claims.subList(from, Math.min(claims.size(), from + TO_AN_EVENT));
      events.record(origin, SecurityEventKind.LETTER_PRINTED, "claim", String.join(" ", some));
    }
  }

  private static String back(Selection selection) {
    return "/enterprises/selection" + (selection.query().isEmpty() ? "" : "?" + selection.query());
  }
}
