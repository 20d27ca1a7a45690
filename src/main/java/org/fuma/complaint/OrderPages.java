package org.fuma.complaint;

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
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.Needs;
import org.fuma.access.Permission;
import org.fuma.store.Ids;
import org.fuma.web.Entry;
import org.fuma.web.Failure;
import org.fuma.web.Form;
import org.fuma.web.Frame;
import org.fuma.web.Option;

/** Pages on which an authority reads what was ordered, and says when it is done. */
@Produces(MediaType.TEXT_HTML)
@Controller("/questions/orders")
final class OrderPages {

  private static final String PATH = "/questions/orders";

  private final Orders orders;
  private final Clocks clocks;
  private final Frame frame;

  OrderPages(Orders orders, Clocks clocks, Frame frame) {
    this.orders = orders;
    this.clocks = clocks;
    this.frame = frame;
  }

  @Needs(Permission.QUESTION_ANSWER)
  @Get
  HttpResponse<?> list(HttpRequest<?> request, Actor actor, @QueryValue(defaultValue = "") String state, @QueryValue Optional<String> after) {
    Optional<MeasureState> wanted = Arrays.stream(MeasureState.values()).filter(known -> known.name().equals(state)).findFirst();
    List<Measure> rows = orders.list(actor, wanted, after.flatMap(Ids::read));
    String first = PATH + wanted.map(chosen -> "?state=" + chosen.name()).orElse("");
    return frame.page(request, "order.title", "complaint/orders", Map.of(
        "rows", rows,
        "today", clocks.today(),
        "states", Arrays.stream(MeasureState.values()).map(known -> new Option(known.name(), Frame.words(request).say(known))).toList(),
        "chosen", wanted.map(Enum::name).orElse(""),
        "first", first,
        "next", rows.size() < MeasureRepository.PAGE ? Optional.empty()
            : Optional.of(first + (wanted.isPresent() ? "&" : "?") + "after=" + Ids.show(rows.getLast().id())),
        "beyondFirst", after.isPresent()));
  }

  @Needs(Permission.QUESTION_ANSWER)
  @Get("/{id}")
  HttpResponse<?> one(HttpRequest<?> request, Actor actor, String id) {
    return one(request, HttpStatus.OK, actor, id, Entry.blank());
  }

  @Needs(Permission.QUESTION_ANSWER)
  @Post("/{id}/report")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> report(HttpRequest<?> request, Actor actor, String id, @Body String body) {
    Form form = Form.read(body);
    try {
      orders.report(actor, id(id), form.text("note"), form.key());
      return HttpResponse.seeOther(URI.create(PATH + "/" + id));
    } catch (Failure.Invalid | Failure.Conflict refused) {
      return one(request, HttpStatus.valueOf(refused.status()), actor, id, Entry.refused(form, refused));
    }
  }

  private HttpResponse<?> one(HttpRequest<?> request, HttpStatus status, Actor actor, String id, Entry entry) {
    Measure measure = orders.see(actor, id(id));
    return frame.page(request, status, Frame.words(request).say(measure.kind()), "complaint/order",
        Map.of("measure", measure, "today", clocks.today(), "entry", entry));
  }

  private static long id(String shown) {
    return Ids.read(shown).orElseThrow(Failure.NotFound::new);
  }
}
