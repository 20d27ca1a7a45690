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
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.fuma.access.Actor;
import org.fuma.access.Needs;
import org.fuma.access.Permission;
import org.fuma.web.Entry;
import org.fuma.web.Failure;
import org.fuma.web.Form;
import org.fuma.web.Frame;
import org.fuma.web.Option;

/** The page on which a firm's place is put on record. */
@Produces(MediaType.TEXT_HTML)
@Controller("/enterprises/{id}/place")
final class PlacePages {

  private final Places places;
  private final Enterprises enterprises;
  private final Frame frame;

  PlacePages(Places places, Enterprises enterprises, Frame frame) {
    this.places = places;
    this.enterprises = enterprises;
    this.frame = frame;
  }

  @Needs(Permission.ENTERPRISE_ENROL)
  @Get
  HttpResponse<?> form(HttpRequest<?> request, Actor actor, String id) {
    return form(request, HttpStatus.OK, actor, id, Entry.blank());
  }

  @Needs(Permission.ENTERPRISE_ENROL)
  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> put(HttpRequest<?> request, Actor actor, String id, @Body String body) {
    Form form = Form.read(body);
    long firm = EnterprisePages.id(id);
    try {
      places.put(actor, firm, form.text("coordinates"), form.text("datum"), form.key());
      return HttpResponse.seeOther(EnterprisePages.address(firm));
    } catch (Failure.Invalid refused) {
      return form(request, HttpStatus.valueOf(refused.status()), actor, id, Entry.refused(form, refused));
    }
  }

  private HttpResponse<?> form(HttpRequest<?> request, HttpStatus status, Actor actor, String id, Entry entry) {
    Enterprise firm = enterprises.see(actor, EnterprisePages.id(id));
    List<Option> datums =
        Arrays.stream(Datum.values()).map(datum -> new Option(datum.name(), Frame.words(request).say(datum))).toList();
    return frame.page(request, status, Frame.words(request).say("place.edit"), "enterprise/place",
        Map.of("entry", entry, "firm", firm, "datums", datums));
  }
}
