package org.fuma.authority;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
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
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fuma.access.Accounts;
import org.fuma.access.Actor;
import org.fuma.access.Needs;
import org.fuma.access.Permission;
import org.fuma.store.Ids;
import org.fuma.store.Time;
import org.fuma.web.Entry;
import org.fuma.web.Failure;
import org.fuma.web.Form;
import org.fuma.web.Frame;
import org.fuma.web.Multipart;

/** Pages of an authority's certificate holders. */
@Produces(MediaType.TEXT_HTML)
@Controller("/authorities/{id}/officials")
final class OfficialPages {

  private static final List<String> DONE = List.of("certificate", "leave", "return", "photo");

  private final Staff staff;
  private final Authorities authorities;
  private final OfficialChanges changes;
  private final Accounts accounts;
  private final Frame frame;
  private final Clock clock;

  OfficialPages(Staff staff, Authorities authorities, OfficialChanges changes, Accounts accounts, Frame frame, Clock clock) {
    this.staff = staff;
    this.authorities = authorities;
    this.changes = changes;
    this.accounts = accounts;
    this.frame = frame;
    this.clock = clock;
  }

  @Needs(Permission.AUTHORITY_READ)
  @Get
  HttpResponse<?> list(
      HttpRequest<?> request, String id, @QueryValue Optional<String> left, @QueryValue Optional<String> ending, @QueryValue Optional<String> after) {
    Authority authority = staff.authority(id);
    LocalDate today = Time.day(clock.instant());
    Optional<Long> last = after.flatMap(Ids::read);
    List<Official> rows =
        ending.isPresent() ? staff.ending(authority.id(), today, last) : staff.page(authority.id(), left.isPresent(), last);
    String shown = ending.isPresent() ? "ending" : left.isPresent() ? "left" : "all";
    String first = path(authority.id()) + (shown.equals("all") ? "" : "?" + shown + "=1");
    return frame.page(
        request, "officials." + shown + "-title", "authority/officials",
        Map.of("authority", authority, "rows", rows, "shown", shown, "today", today, "first", first, "next",
            rows.size() < Authorities.PAGE
                ? Optional.empty()
                : Optional.of(first + (first.contains("?") ? "&" : "?") + "after=" + Ids.show(rows.getLast().id())),
            "beyondFirst", after.isPresent()));
  }

  @Needs(Permission.AUTHORITY_STAFF)
  @Get("/new")
  HttpResponse<?> form(HttpRequest<?> request, Actor actor, String id) {
    return form(request, HttpStatus.OK, staff.staffed(actor, id), Entry.blank());
  }

  @Needs(Permission.AUTHORITY_STAFF)
  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> add(HttpRequest<?> request, Actor actor, String id, @Body String body) {
    Authority authority = staff.staffed(actor, id);
    Form form = Form.read(body);
    try {
      authorities.addOfficial(actor, authority.id(), NewOfficial.read(form::text), form.key());
      return HttpResponse.seeOther(URI.create("/authorities/" + Ids.show(authority.id()) + "?done=official"));
    } catch (Failure.Invalid | Failure.Conflict refused) {
      return form(request, HttpStatus.valueOf(refused.status()), authority, Entry.refused(form, refused));
    }
  }

  @Needs(Permission.AUTHORITY_READ)
  @Get("/{official}")
  HttpResponse<?> one(HttpRequest<?> request, Actor actor, String id, String official, @QueryValue(defaultValue = "") String done) {
    return one(request, HttpStatus.OK, actor, staff.official(id, official), done, Entry.blank());
  }

  @Needs(Permission.AUTHORITY_READ)
  @Produces(MediaType.IMAGE_JPEG)
  @Get("/{official}/photo")
  HttpResponse<byte[]> photo(String id, String official) {
    return staff.photo(staff.official(id, official));
  }

  @Needs(Permission.AUTHORITY_STAFF)
  @Post("/{official}/photo")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  HttpResponse<?> photograph(
      HttpRequest<?> request, Actor actor, String id, String official, @Header("Content-Type") String contentType, @Body InputStream body) {
    Official person = staff.staffed(actor, id, official);
    Multipart.Upload upload = Multipart.read(body, contentType);
    try {
      changes.photograph(actor, person.authority(), person.id(), upload.fileName(), upload.file());
      return seen(person, "photo");
    } catch (Failure.Invalid | Failure.Conflict | Failure.TooLarge refused) {
      return one(request, HttpStatus.valueOf(refused.status()), actor, person, "", Entry.refused(Form.EMPTY, refused));
    }
  }

  @Needs(Permission.AUTHORITY_STAFF)
  @Get("/{official}/certificate")
  HttpResponse<?> certificate(HttpRequest<?> request, Actor actor, String id, String official) {
    Official person = staff.staffed(actor, id, official);
    Form present =
        new Form(Map.of("title", List.of(person.title()), "certificateNumber", List.of(person.certificateNumber()), "issuer",
            List.of(person.issuer()), "validFrom", List.of(person.validFrom().toString()), "validUntil", List.of(person.validUntil().toString())));
    return certificate(request, HttpStatus.OK, person, Entry.of(present));
  }

  @Needs(Permission.AUTHORITY_STAFF)
  @Post("/{official}/certificate")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> renew(HttpRequest<?> request, Actor actor, String id, String official, @Body String body) {
    Official person = staff.staffed(actor, id, official);
    Form form = Form.read(body);
    try {
      changes.renew(actor, person.authority(), person.id(), Certificate.read(form::text));
      return seen(person, "certificate");
    } catch (Failure.Invalid | Failure.Conflict refused) {
      return certificate(request, HttpStatus.valueOf(refused.status()), person, Entry.refused(form, refused));
    }
  }

  @Needs(Permission.AUTHORITY_STAFF)
  @Get("/{official}/moves/{move}")
  HttpResponse<?> askMove(HttpRequest<?> request, Actor actor, String id, String official, String move) {
    return move(request, HttpStatus.OK, staff.staffed(actor, id, official), named(move), Entry.blank());
  }

  @Needs(Permission.AUTHORITY_STAFF)
  @Post("/{official}/moves/{move}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> move(HttpRequest<?> request, Actor actor, String id, String official, String move, @Body String body) {
    Official person = staff.staffed(actor, id, official);
    OfficialMove named = named(move);
    Form form = Form.read(body);
    try {
      changes.move(actor, person.authority(), person.id(), named, form.text("reason"));
      return seen(person, named.path());
    } catch (Failure.Invalid | Failure.Conflict refused) {
      return move(request, HttpStatus.valueOf(refused.status()), person, named, Entry.refused(form, refused));
    }
  }

  private HttpResponse<?> one(HttpRequest<?> request, HttpStatus status, Actor actor, Official official, String done, Entry entry) {
    Map<String, Object> given = new HashMap<>();
    given.put("official", official);
    given.put("authority", authorities.authority(official.authority()).orElseThrow());
    given.put("history", changes.history(official.id()));
    given.put("today", Time.day(clock.instant()));
    given.put("mayStaff", Authorities.mayStaff(actor, official.authority()));
    given.put("mayOpenAccount", accounts.mayMakeOfficials(actor, official.authority()));
    given.put("entry", entry);
    given.put("done", DONE.contains(done) ? done : "");
    return frame.page(request, status, official.name(), "authority/official", given);
  }

  private HttpResponse<?> move(HttpRequest<?> request, HttpStatus status, Official official, OfficialMove move, Entry entry) {
    return frame.page(
        request, status, Frame.words(request).say("officials.act-" + move.path()), "authority/act",
        Map.of("entry", entry, "about", official.name() + " · " + official.certificateNumber(), "lead", "officials.lead-" + move.path(), "submit",
            "officials.act-" + move.path(), "action", path(official) + "/moves/" + move.path(), "back", path(official), "danger",
            move == OfficialMove.LEAVE));
  }

  private HttpResponse<?> certificate(HttpRequest<?> request, HttpStatus status, Official official, Entry entry) {
    return frame.page(
        request, status, Frame.words(request).say("officials.renew"), "authority/new-official",
        Map.of("entry", entry, "about", official.name(), "person", Optional.of(official), "action", path(official) + "/certificate", "submit",
            "officials.renew-submit", "back", path(official)));
  }

  private HttpResponse<?> form(HttpRequest<?> request, HttpStatus status, Authority authority, Entry entry) {
    return frame.page(
        request, status, Frame.words(request).say("officials.new"), "authority/new-official",
        Map.of("entry", entry, "about", authority.name(), "person", Optional.empty(), "action", path(authority.id()), "submit", "officials.add", "back",
            "/authorities/" + Ids.show(authority.id())));
  }

  private static HttpResponse<?> seen(Official official, String done) {
    return HttpResponse.seeOther(URI.create(path(official) + "?done=" + done));
  }

  private static OfficialMove named(String move) {
    return OfficialMove.named(move).orElseThrow(Failure.NotFound::new);
  }

  private static String path(Official official) {
    return path(official.authority()) + "/" + Ids.show(official.id());
  }

  private static String path(long authority) {
    return "/authorities/" + Ids.show(authority) + "/officials";
  }
}
