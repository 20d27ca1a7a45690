package org.fuma.access;

import static org.fuma.web.Given.text;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.serde.annotation.Serdeable;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fuma.web.Failure;
import org.fuma.web.Form;
import org.fuma.web.Frame;
import org.fuma.web.Message;

/** Exports for programs. */
@Controller("/api/v1/exports")
final class ExportController {

  private final Exports exports;

  ExportController(Exports exports) {
    this.exports = exports;
  }

  /**
   * What is exported, and what for.
   *
   * @param purpose 4 to 200 characters
   * @param format  CSV or XLSX
   * @param filter  the fields by which the list's page is narrowed
   */
  @Serdeable
  record ExportRequest(@Nullable String purpose, @Nullable String format, @Nullable Map<String, String> filter) {}

  /** Answers the list as a file. Its heading is in the language that Accept-Language asks for, Chinese by default. */
  @SignedIn
  @Post("/{list}")
  @Produces(MediaType.ALL)
  HttpResponse<InputStream> give(HttpRequest<?> request, Actor actor, String list, @Body ExportRequest asked) {
    Exportable known = exports.list(actor, list);
    Map<String, List<String>> fields = new LinkedHashMap<>();
    if (asked.filter() != null) {
      asked.filter().forEach((field, value) -> fields.put(field, List.of(text(value))));
    }
    if (!known.fields().containsAll(fields.keySet())) {
      throw new Failure.Invalid(Map.of("filter", Message.of("check.unknown")));
    }
    Form filter = Exports.filter(known, new Form(fields));
    return exports.begin(request, actor, known, filter, text(asked.format()), text(asked.purpose()),
        Frame.words(request));
  }
}
