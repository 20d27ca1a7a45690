package org.fuma.access;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.fuma.sheet.TableFormat;
import org.fuma.store.Ids;
import org.fuma.store.ServiceClock;
import org.fuma.store.Time;
import org.fuma.web.Checks;
import org.fuma.web.Failure;
import org.fuma.web.Form;
import org.fuma.web.Words;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives lists away as files, for a purpose that is stated and recorded before the first byte leaves. */
@Singleton
class Exports {

  static final int SHORTEST_PURPOSE = 4;
  static final int LONGEST_PURPOSE = 200;

  private static final Logger LOG = LoggerFactory.getLogger(Exports.class);

  private final Map<String, Exportable> lists;
  private final SecurityEvents events;
  private final ServiceClock clock;

  Exports(List<Exportable> lists, SecurityEvents events, ServiceClock clock) {
    this.lists = lists.stream().collect(Collectors.toUnmodifiableMap(Exportable::name, Function.identity()));
    this.events = events;
    this.clock = clock;
  }

  /**
   * The list of that name.
   *
   * @throws Failure.NotFound  when there is none
   * @throws Failure.Forbidden when the actor may not see it
   */
  Exportable list(Actor by, String name) {
    Exportable list = Optional.ofNullable(lists.get(name)).orElseThrow(Failure.NotFound::new);
    if (!list.openTo(by)) {
      throw new Failure.Forbidden();
    }
    return list;
  }

  /** What the list's own fields say, without any others. */
  static Form filter(Exportable list, Form sent) {
    return new Form(
        list.fields().stream()
            .filter(field -> !sent.text(field).isEmpty())
            .collect(Collectors.toMap(Function.identity(), sent::all)));
  }

  /**
   * Begins an export; the rows are read while the answer is sent.
   *
   * @throws Failure.Invalid when purpose, format or filter is refused
   */
  MutableHttpResponse<InputStream> begin(
      HttpRequest<?> request, Actor by, Exportable list, Form filter, String format, String purpose, Words words) {
    Checks checks = new Checks();
    TableFormat chosen = checks.requiredOneOf("format", format, TableFormat.class);
    String why = checks.required("purpose", purpose, SHORTEST_PURPOSE, LONGEST_PURPOSE);
    checks.done();
    Export export = list.open(by, filter, words);
    String title = words.say(list.title());
    SecurityEvents.Origin origin = events.origin(request, Optional.of(by.account()));
    String asked = filter.fields().entrySet().stream().sorted(Map.Entry.comparingByKey())
        .map(field -> field.getKey() + "=" + String.join(",", field.getValue())).collect(Collectors.joining("&"));
    long event = events.record(origin, SecurityEventKind.EXPORT, list.name(), "purpose=" + why + "; format=" + chosen + "; filter="
        + asked);
    try {
      return HttpResponse.<InputStream>ok(
              new ExportStream(export, chosen, title, (whole, rows) -> ended(origin, list, event, whole, rows)))
          .contentType(chosen.mediaType())
          .header(HttpHeaders.CONTENT_DISPOSITION, disposition(list.name(), title, chosen))
          .header(HttpHeaders.CACHE_CONTROL, "no-store");
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  private void ended(SecurityEvents.Origin origin, Exportable list, long event, boolean whole, long rows) {
    String detail = "export=" + Ids.show(event) + "; rows=" + rows;
    if (whole) {
      events.record(origin, SecurityEventKind.EXPORT_DONE, list.name(), detail);
      return;
    }
    LOG.warn("request={} an export ended early, after {} rows", origin.request(), rows);
    try {
      events.record(origin, SecurityEventKind.EXPORT_BROKEN, list.name(), detail);
    } catch (RuntimeException away) {
      LOG.warn("request={} its end is not on record", origin.request());
    }
  }

  private String disposition(String name, String title, TableFormat format) {
    String day = Time.day(clock.instant()).toString().replace("-", "");
    String end = "-" + day + "." + format.extension();
    String utf8 = URLEncoder.encode(title + end, StandardCharsets.UTF_8).replace("+", "%20").replace("*", "%2A");
    return "attachment; filename=\"" + name + end + "\"; filename*=UTF-8''" + utf8;
  }
}
