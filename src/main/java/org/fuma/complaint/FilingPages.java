package org.fuma.complaint;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import java.io.InputStream;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.Needs;
import org.fuma.access.Permission;
import org.fuma.authority.Authorities;
import org.fuma.authority.Authority;
import org.fuma.enterprise.Enterprises;
import org.fuma.store.Ids;
import org.fuma.store.Time;
import org.fuma.visit.Visit;
import org.fuma.visit.VisitFilter;
import org.fuma.visit.VisitLog;
import org.fuma.visit.VisitRow;
import org.fuma.web.Entry;
import org.fuma.web.Failure;
import org.fuma.web.Form;
import org.fuma.web.Frame;
import org.fuma.web.Multipart;
import org.fuma.web.Option;

/** Where a firm's account complains, at once or after saving what it has begun. */
@Produces(MediaType.TEXT_HTML)
@Controller("/complaints")
final class FilingPages {

  private static final int RECENT = 20;
  private static final String DRAFT = "draft";
  private static final String AGAIN = "again";

  private final Filings filings;
  private final FilingForm forms;
  private final Drafts drafts;
  private final DraftFiles files;
  private final PlaqueLimits limits;
  private final Enterprises enterprises;
  private final Authorities authorities;
  private final VisitLog visits;
  private final Frame frame;

  FilingPages(
      Filings filings, FilingForm forms, Drafts drafts, DraftFiles files, PlaqueLimits limits, Enterprises enterprises, Authorities authorities,
      VisitLog visits, Frame frame) {
    this.filings = filings;
    this.forms = forms;
    this.drafts = drafts;
    this.files = files;
    this.limits = limits;
    this.enterprises = enterprises;
    this.authorities = authorities;
    this.visits = visits;
    this.frame = frame;
  }

  @Needs(Permission.COMPLAINT_FILE)
  @Get("/new")
  HttpResponse<?> form(
      HttpRequest<?> request, Actor actor, @QueryValue(defaultValue = "") String visit, @QueryValue(defaultValue = "") String draft) {
    Optional<Drafts.Draft> kept = draft.isEmpty() ? Optional.empty() : Optional.of(draft(actor, draft).orElseThrow(Failure.NotFound::new));
    if (kept.isPresent()) {
      return form(request, actor, HttpStatus.OK, Entry.of(Drafts.with(kept.get().form(), DRAFT, draft)), List.of());
    }
    Map<String, List<String>> filled = new HashMap<>(Map.of("visit", List.of(visit)));
    FilingForm.id(visit).map(id -> visits.see(actor, id)).filter(RefusedEntry::is).map(refused -> RefusedEntry.of(refused, Frame.words(request)))
        .ifPresent(said -> {
          filled.put("category", List.of(said.category().name()));
          filled.put("text", List.of(said.text()));
        });
    return form(request, actor, HttpStatus.OK, Entry.of(new Form(filled)), List.of());
  }

  /** The short form: one tap at a refused entry. */
  @Needs(Permission.COMPLAINT_FILE)
  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> file(HttpRequest<?> request, Actor actor, @Body String body) {
    return send(request, actor, new FilingForm.Sent(Form.read(body), Optional.empty()));
  }

  @Needs(Permission.COMPLAINT_FILE)
  @Post
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  HttpResponse<?> file(HttpRequest<?> request, Actor actor, @Header("Content-Type") String contentType, @Body InputStream body) {
    return send(request, actor, FilingForm.read(body, contentType));
  }

  /** Saves what was typed, with a file or without, or takes a file away. */
  @Needs(Permission.COMPLAINT_FILE)
  @Post("/drafts")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  HttpResponse<?> save(HttpRequest<?> request, Actor actor, @Header("Content-Type") String contentType, @Body InputStream body) {
    FilingForm.Sent sent = FilingForm.read(body, contentType);
    Form form = sent.form();
    try {
      long id = drafts.save(owner(actor), draft(actor, form.text(DRAFT)).map(Drafts.Draft::id), form);
      form = Drafts.with(form, DRAFT, Ids.show(id));
      Ids.read(form.text("remove")).ifPresent(file -> files.remove(id, file));
      sent.file().ifPresent(upload -> put(actor, id, upload));
      return HttpResponse.seeOther(URI.create("/complaints/new?draft=" + Ids.show(id)));
    } catch (Failure.Invalid | Failure.Conflict | Failure.TooLarge | Failure.TooMany refused) {
      return FilingForm.later(form(request, actor, HttpStatus.valueOf(refused.status()), Entry.refused(form, refused), List.of()), refused);
    }
  }

  /** Throws a draft away; one that is not there, or not the account's, is gone already. */
  @Needs(Permission.COMPLAINT_FILE)
  @Post("/drafts")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> discard(Actor actor, @Body String body) {
    Ids.read(Form.read(body).text(DRAFT)).ifPresent(draft -> drafts.discard(owner(actor), draft));
    return HttpResponse.seeOther(URI.create("/complaints"));
  }

  private HttpResponse<?> send(HttpRequest<?> request, Actor actor, FilingForm.Sent sent) {
    Form form = sent.form();
    try {
      Optional<Long> draft = draft(actor, form.text(DRAFT)).map(Drafts.Draft::id);
      if (sent.file().isPresent()) {
        // Kept with what was typed before anything else is looked at: should the rest be refused, nothing has to be chosen or typed again.
        draft = Optional.of(drafts.save(owner(actor), draft, form));
        form = Drafts.with(form, DRAFT, Ids.show(draft.get()));
        put(actor, draft.get(), sent.file().get());
      }
      long id = filings.file(actor, FilingForm.asked(form), draft, !form.text(AGAIN).isEmpty(), form.key());
      draft.ifPresent(kept -> drafts.discard(owner(actor), kept));
      return HttpResponse.seeOther(URI.create("/complaints/" + Ids.show(id) + "?sent=1"));
    } catch (Failure.Invalid | Failure.Conflict | Failure.TooLarge | Failure.TooMany refused) {
      boolean alike = refused.said().key().equals(Filings.ALIKE);
      Form shown = alike ? Drafts.with(form, AGAIN, "1") : form;
      return FilingForm.later(form(request, actor, HttpStatus.valueOf(refused.status()), Entry.refused(shown, refused),
          alike ? filings.alike(actor, FilingForm.asked(form)) : List.of()), refused);
    }
  }

  private void put(Actor actor, long draft, Multipart.Upload upload) {
    limits.takeFile(actor.account());
    files.add(draft, forms.good(upload));
  }

  private MutableHttpResponse<?> form(HttpRequest<?> request, Actor actor, HttpStatus status, Entry entry, List<Long> earlier) {
    Optional<Visit> visit = FilingForm.id(entry.value("visit")).map(id -> visits.see(actor, id));
    List<Option> firms =
        actor.enterprises().stream().sorted().flatMap(id -> enterprises.find(id).stream())
            .map(firm -> new Option(Ids.show(firm.id()), firm.name())).toList();
    Map<String, Object> given = forms.given(request, entry, draft(actor, entry.value(DRAFT)));
    given.put("visit", visit);
    given.put("visitAuthority", visit.flatMap(seen -> authorities.authority(seen.authority())).map(Authority::name));
    given.put("firms", firms);
    given.put("visits", visits.list(actor, VisitFilter.NONE, Optional.empty()).stream().limit(RECENT).map(FilingPages::option).toList());
    given.put("earlier", earlier);
    given.put("days", Drafts.OF_ACCOUNT.toDays());
    return frame.page(request, status, Frame.words(request).say("complaint.new"), "complaint/new", given);
  }

  private Optional<Drafts.Draft> draft(Actor actor, String shown) {
    return Ids.read(shown).flatMap(id -> drafts.find(owner(actor), id));
  }

  private static Drafts.Owner owner(Actor actor) {
    return Drafts.Owner.account(actor.account());
  }

  private static Option option(VisitRow row) {
    return new Option(Ids.show(row.id()), Time.shown(row.arrivedAt()) + " · " + row.authorityName());
  }
}
