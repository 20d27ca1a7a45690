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
import java.time.Duration;
import java.time.Instant;
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
import org.fuma.web.RateLimit;
import org.fuma.web.RateLimits;
import org.fuma.web.Words;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives lists away as files, for a purpose that is stated and recorded before the first byte leaves. */
@Singleton
class Exports {

  /** Lists that one account takes away: 60 at once, then one a minute. */
  static final RateLimit EXPORTS_OF_ACCOUNT = new RateLimit(60, 60, Duration.ofHours(1), RateLimit.WhenLost.OPEN, "export.too-many");

  static final int SHORTEST_PURPOSE = 4;
  static final int LONGEST_PURPOSE = 200;

  /** Whoever takes longer to receive a file gets none. */
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private static final Logger LOG = LoggerFactory.getLogger(Exports.class);

  private final Map<String, Exportable> lists;
  private final SecurityEvents events;
  private final Actors actors;
  private final RateLimits limits;
  private final ServiceClock clock;

  Exports(List<Exportable> lists, SecurityEvents events, Actors actors, RateLimits limits, ServiceClock clock) {
    this.actors = actors;
    this.limits = limits;
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
    limits.take(EXPORTS_OF_ACCOUNT, Ids.show(by.account()));
    String asked = filter.fields().entrySet().stream().sorted(Map.Entry.comparingByKey())
        .map(field -> field.getKey() + "=" + written(String.join(",", field.getValue()))).collect(Collectors.joining("&"));
    String detail = "format=" + chosen + (list.quiet() ? "" : "; filter=" + asked + "; purpose=" + why);
    Optional<Long> event =
        list.quiet() && ofFirm(by) ? Optional.empty() : Optional.of(events.record(origin, SecurityEventKind.EXPORT, list.name(), detail));
    try {
      return HttpResponse.<InputStream>ok(
              new ExportStream(watched(export, by, list), chosen, title, (whole, rows) -> ended(origin, list, event, whole, rows)))
          .contentType(chosen.mediaType())
          .header(HttpHeaders.CONTENT_DISPOSITION, disposition(list.name(), title, chosen))
          .header(HttpHeaders.CACHE_CONTROL, "no-store");
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  private static boolean ofFirm(Actor actor) {
    return actor.may(Permission.COMPLAINT_FILE);
  }

  private void ended(SecurityEvents.Origin origin, Exportable list, Optional<Long> event, boolean whole, long rows) {
    if (event.isEmpty()) {
      return;
    }
    String detail = "export=" + Ids.show(event.get()) + (list.quiet() ? "" : "; rows=" + rows);
    if (whole) {
      events.record(origin, SecurityEventKind.EXPORT_DONE, list.name(), detail);
      return;
    }
    LOG.warn("request={} an export ended early", origin.request());
    try {
      events.record(origin, SecurityEventKind.EXPORT_BROKEN, list.name(), detail);
    } catch (RuntimeException away) {
      LOG.warn("request={} its end is not on record", origin.request());
    }
  }

  /** The same, as long as the account may still see the list, and the reader does not take for ever: both are looked at before each page. */
  private Export watched(Export export, Actor by, Exportable list) {
    Instant end = clock.instant().plus(LONGEST);
    return new Export(
        export.headings(),
        export.narrowed(),
        () -> {
          boolean still = actors.find(by.account()).filter(now -> list.openTo(now) && now.enterprises().equals(by.enterprises())
              && now.authority().equals(by.authority())).isPresent();
          if (!still || clock.instant().isAfter(end)) {
            throw new Failure.Forbidden();
          }
          return export.rows().next();
        });
  }

  /** A value without what parts the values of a record. */
  private static String written(String value) {
    return value.replace("%", "%25").replace(";", "%3B").replace("&", "%26").replace("=", "%3D");
  }

  private String disposition(String name, String title, TableFormat format) {
    String day = Time.day(clock.instant()).toString().replace("-", "");
    String end = "-" + day + "." + format.extension();
    String utf8 = URLEncoder.encode(title + end, StandardCharsets.UTF_8).replace("+", "%20").replace("*", "%2A");
    return "attachment; filename=\"" + name + end + "\"; filename*=UTF-8''" + utf8;
  }
}
