package org.fuma.access;

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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fuma.sheet.TableFormat;
import org.fuma.web.Entry;
import org.fuma.web.Failure;
import org.fuma.web.Form;
import org.fuma.web.Frame;
import org.fuma.web.Option;
import org.fuma.web.Words;

/** Says what an export will hold, asks what it is for, and gives it. Each list decides who may have it. */
@Produces(MediaType.TEXT_HTML)
@Controller("/exports/{list}")
final class ExportPages {

  private final Exports exports;
  private final Frame frame;

  ExportPages(Exports exports, Frame frame) {
    this.exports = exports;
    this.frame = frame;
  }

  @SignedIn
  @Get
  HttpResponse<?> form(HttpRequest<?> request, Actor actor, String list) {
    Exportable known = exports.list(actor, list);
    Form filter = Exports.filter(known, Form.query(request));
    Form shown = new Form(Map.of("format", List.of(TableFormat.XLSX.name())));
    return form(request, HttpStatus.OK, actor, known, filter, Entry.of(shown));
  }

  @SignedIn
  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Produces(MediaType.ALL)
  HttpResponse<?> give(HttpRequest<?> request, Actor actor, String list, @Body String body) {
    Exportable known = exports.list(actor, list);
    Form form = Form.read(body);
    Form filter = Exports.filter(known, form);
    try {
      return exports.begin(request, actor, known, filter, form.text("format"), form.text("purpose"),
          Frame.words(request));
    } catch (Failure.Invalid refused) {
      return form(request, HttpStatus.UNPROCESSABLE_ENTITY, actor, known, filter, Entry.refused(form, refused));
    }
  }

  private HttpResponse<?> form(HttpRequest<?> request, HttpStatus status, Actor actor, Exportable list, Form filter,
      Entry entry) {
    Words words = Frame.words(request);
    Export export = list.open(actor, filter, words);
    String title = words.say(list.title());
    Map<String, Object> given = new HashMap<>();
    given.put("list", list.name());
    given.put("title", title);
    given.put("filter", filter);
    given.put("narrowed", export.narrowed());
    given.put("headings", export.headings());
    given.put("formats", Arrays.stream(TableFormat.values()).map(format -> new Option(format.name(),
        words.say(format))).toList());
    given.put("entry", entry);
    given.put("back", list.page(filter));
    return frame.page(request, status, words.say("export.title", title), "access/export", given);
  }
}
