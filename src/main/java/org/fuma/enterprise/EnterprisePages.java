package org.fuma.enterprise;

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
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fuma.access.Actor;
import org.fuma.access.Needs;
import org.fuma.access.Permission;
import org.fuma.store.Ids;
import org.fuma.web.Entry;
import org.fuma.web.Failure;
import org.fuma.web.Form;
import org.fuma.web.Frame;

/** Pages that list, enrol and edit firms. */
@Produces(MediaType.TEXT_HTML)
@Controller("/enterprises")
final class EnterprisePages {

  private static final List<String> FILTERS = List.of("name", "uscc", "district", "batch", "grade", "state");

  private final Enterprises enterprises;
  private final EnterpriseChoices choices;
  private final Liaisons liaisons;
  private final Frame frame;

  EnterprisePages(Enterprises enterprises, EnterpriseChoices choices, Liaisons liaisons, Frame frame) {
    this.enterprises = enterprises;
    this.liaisons = liaisons;
    this.choices = choices;
    this.frame = frame;
  }

  @Needs(Permission.ENTERPRISE_READ)
  @Get
  HttpResponse<?> list(HttpRequest<?> request, Actor actor) {
    Map<String, List<String>> asked =
        Stream.concat(FILTERS.stream(), Stream.of("below"))
            .collect(Collectors.toMap(name -> name, name -> request.getParameters().getAll(name)));
    Form form = new Form(asked);
    EnterpriseFilter filter =
        EnterpriseFilter.read(
            form.text("name"), form.text("uscc"), form.text("district"), form.text("batch"), form.text("grade"),
                form.text("state"));
    Optional<Long> below = Ids.read(form.text("below"));
    List<EnterpriseRow> rows = enterprises.list(actor, filter, below);
    String query =
        FILTERS.stream().filter(name -> !form.text(name).isEmpty()).map(name -> name + "=" + encoded(form.text(name)))
            .collect(Collectors.joining("&"));
    Optional<String> next =
        rows.size() < Enterprises.PAGE
            ? Optional.empty()
            : Optional.of("/enterprises?" + (query.isEmpty() ? "" : query + "&") + "below=" + Ids.show(rows.getLast()
                .id()));
    return frame.page(
        request,
        "enterprises.title",
        "enterprise/list",
        Map.of(
            "rows", rows,
            "filter", form,
            "filtered", !query.isEmpty(),
            "choices", choices.in(Frame.words(request)),
            "mayEnrol", actor.may(Permission.ENTERPRISE_ENROL),
            "first", query.isEmpty() ? "/enterprises" : "/enterprises?" + query,
            "next", next,
            "query", query,
            "beyondFirst", below.isPresent()));
  }

  @Needs(Permission.ENTERPRISE_ENROL)
  @Get("/new")
  HttpResponse<?> form(HttpRequest<?> request) {
    return enrolment(request, HttpStatus.OK, Entry.of(new Form(Map.of("batch",
        List.of(EnterpriseChecks.FIRST_BATCH)))));
  }

  @Needs(Permission.ENTERPRISE_ENROL)
  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> enrol(HttpRequest<?> request, Actor actor, @Body String body) {
    Form form = Form.read(body);
    try {
      NewEnterprise asked =
          new NewEnterprise(
              form.text("uscc"), form.text("name"), form.text("district"), form.text("address"), form.text("contact"),
              form.text("telephone"), form.text("batch"), form.text("grade"), form.text("liaison"));
      return HttpResponse.seeOther(address(enterprises.enrol(actor, asked, form.key())));
    } catch (Failure.Invalid refused) {
      return enrolment(request, HttpStatus.UNPROCESSABLE_ENTITY, Entry.refused(form, refused));
    }
  }

  @Needs(Permission.ENTERPRISE_ENROL)
  @Get("/{id}/edit")
  HttpResponse<?> edit(HttpRequest<?> request, Actor actor, String id) {
    Enterprise firm = enterprises.see(actor, id(id));
    return editing(request, HttpStatus.OK, firm, Entry.of(filled(firm, enterprises.contact(actor, firm.id()))), false);
  }

  @Needs(Permission.ENTERPRISE_ENROL)
  @Post("/{id}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> change(HttpRequest<?> request, Actor actor, String id, @Body String body) {
    Form form = Form.read(body);
    Enterprise firm = enterprises.see(actor, id(id));
    try {
      Changed asked =
          new Changed(
              version(form.text("version")), form.text("name"), district(form, firm), form.text("address"),
                  form.text("contact"),
              form.text("telephone"), form.text("batch"), form.text("grade"), form.text("liaison"));
      enterprises.change(actor, firm.id(), asked, form.text("reason"));
      return HttpResponse.seeOther(address(firm.id()));
    } catch (Failure.Invalid refused) {
      return editing(request, HttpStatus.UNPROCESSABLE_ENTITY, firm, Entry.refused(form, refused), false);
    } catch (Failure.Conflict refused) {
      return editing(request, HttpStatus.CONFLICT, firm, Entry.refused(form, refused), true);
    }
  }

  private HttpResponse<?> enrolment(HttpRequest<?> request, HttpStatus status, Entry entry) {
    return frame.page(
        request,
        status,
        Frame.words(request).say("enterprises.new"),
        "enterprise/new",
        Map.of("entry", entry, "choices", choices.in(Frame.words(request))));
  }

  private HttpResponse<?> editing(HttpRequest<?> request, HttpStatus status, Enterprise firm, Entry entry,
      boolean overtaken) {
    return frame.page(
        request,
        status,
        Frame.words(request).say("enterprise.edit-title"),
        "enterprise/edit",
        Map.of("entry", entry, "firm", firm, "overtaken", overtaken, "choices", choices.in(Frame.words(request))));
  }

  private Form filled(Enterprise firm, Contact contact) {
    return new Form(
        Map.of(
            "version", List.of(Integer.toString(firm.version())),
            "name", List.of(firm.name()),
            "district", List.of(firm.district().map(District::code).orElse("")),
            "address", List.of(firm.address()),
            "contact", List.of(contact.name()),
            "telephone", List.of(contact.telephone()),
            "batch", List.of(firm.batch()),
            "grade", List.of(firm.grade().map(Grade::name).orElse("")),
            "liaison", List.of(firm.liaison().map(liaisons::write).orElse(""))));
  }

  /** The form shows the district of before: left as it was, it follows an address that is changed and names one. */
  private static String district(Form form, Enterprise firm) {
    boolean untouched = form.text("district").equals(firm.district().map(District::code).orElse(""));
    boolean moved = !form.text("address").strip().equals(firm.address());
    return untouched && moved && District.firstNamedIn(form.text("address")).isPresent() ? "" : form.text("district");
  }

  /** The firm's page. */
  static URI address(long id) {
    return URI.create("/enterprises/" + Ids.show(id));
  }

  /** The id in a path. */
  static long id(String shown) {
    return Ids.read(shown).orElseThrow(Failure.NotFound::new);
  }

  private static int version(String typed) {
    return typed.matches("\\d{1,9}") ? Integer.parseInt(typed) : 0;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
