package org.fuma.access;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.fuma.settings.Settings;
import org.fuma.store.Ids;
import org.fuma.web.Entry;
import org.fuma.web.Failure;
import org.fuma.web.Form;
import org.fuma.web.Frame;
import org.fuma.web.Option;
import org.fuma.web.Words;

/** The page of the security events. */
@Produces(MediaType.TEXT_HTML)
@Controller("/security-events")
final class SecurityEventPages {

  private static final String PATH = "/security-events";

  private final SecurityEventLog log;
  private final Settings settings;
  private final Frame frame;

  SecurityEventPages(SecurityEventLog log, Settings settings, Frame frame) {
    this.log = log;
    this.settings = settings;
    this.frame = frame;
  }

  @Needs(Permission.SECURITY_EVENT_READ)
  @Get
  HttpResponse<?> list(HttpRequest<?> request, Actor actor, @QueryValue Optional<String> below) {
    Form form = Form.query(request);
    try {
      List<SecurityEventRow> rows = log.list(actor, log.read(form), below.flatMap(Ids::read), SecurityEventLog.PAGE);
      return page(request, HttpStatus.OK, Entry.of(form), rows, below.isPresent());
    } catch (Failure.Invalid refused) {
      return page(request, HttpStatus.UNPROCESSABLE_ENTITY, Entry.refused(form, refused), List.of(), false);
    }
  }

  private HttpResponse<?> page(HttpRequest<?> request, HttpStatus status, Entry entry, List<SecurityEventRow> rows, boolean beyondFirst) {
    Words words = Frame.words(request);
    Map<String, String> chosen = SecurityEventFilter.filled(entry.form());
    Map<String, String> further = new LinkedHashMap<>(chosen);
    if (rows.size() == SecurityEventLog.PAGE) {
      further.put("below", Ids.show(rows.getLast().id()));
    }
    Map<String, Object> given = new HashMap<>();
    given.put("rows", rows);
    given.put("entry", entry);
    given.put("chosen", chosen);
    given.put("kinds", Arrays.stream(SecurityEventKind.values()).map(kind -> new Option(kind.written(), words.say(kind))).toList());
    given.put("kept", SecuritySweep.days(settings.securityEventsKept()));
    given.put("first", address(chosen));
    given.put("next", rows.size() < SecurityEventLog.PAGE ? Optional.empty() : Optional.of(address(further)));
    given.put("beyondFirst", beyondFirst);
    return frame.page(request, status, words.say("events.title"), "access/security-events", given);
  }

  /** The page with these fields filled in. */
  static String address(Map<String, String> fields) {
    String query = fields.entrySet().stream()
        .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8)).collect(Collectors.joining("&"));
    return query.isEmpty() ? PATH : PATH + "?" + query;
  }
}
