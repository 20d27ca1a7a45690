package org.fuma.audit;

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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.fuma.access.Actor;
import org.fuma.access.Needs;
import org.fuma.access.Permission;
import org.fuma.ledger.Log;
import org.fuma.store.Ids;
import org.fuma.web.Entry;
import org.fuma.web.Failure;
import org.fuma.web.Form;
import org.fuma.web.Frame;
import org.fuma.web.Option;
import org.fuma.web.Words;

/** The auditor's pages of the ledger: the list, and the confidential entries by day. */
@Produces(MediaType.TEXT_HTML)
@Controller("/ledger")
final class LedgerPages {

  private static final String PATH = "/ledger";
  private static final String DAYS = PATH + "/days";

  private final LedgerBook book;
  private final VerificationDesk desk;
  private final ObjectNames names;
  private final Log log;
  private final Frame frame;

  LedgerPages(LedgerBook book, VerificationDesk desk, ObjectNames names, Log log, Frame frame) {
    this.book = book;
    this.desk = desk;
    this.names = names;
    this.log = log;
    this.frame = frame;
  }

  @Needs(Permission.LEDGER_READ)
  @Get
  HttpResponse<?> list(HttpRequest<?> request, Actor actor, @QueryValue Optional<String> below) {
    Form form = Form.query(request);
    try {
      List<LedgerRow> rows = book.list(actor, book.read(form), below.flatMap(Ids::read), LedgerBook.PAGE);
      return list(request, HttpStatus.OK, actor, Entry.of(form), rows, below.isPresent());
    } catch (Failure.Invalid refused) {
      return list(request, HttpStatus.UNPROCESSABLE_ENTITY, actor, Entry.refused(form, refused), List.of(), false);
    }
  }

  private HttpResponse<?> list(HttpRequest<?> request, HttpStatus status, Actor actor, Entry entry, List<LedgerRow> rows, boolean beyondFirst) {
    Words words = Frame.words(request);
    Map<String, String> chosen = LedgerFilter.filled(entry.form(), LedgerFilter.FIELDS);
    Map<String, String> further = new LinkedHashMap<>(chosen);
    if (rows.size() == LedgerBook.PAGE) {
      further.put("below", Ids.show(rows.getLast().entry()));
    }
    Map<String, Object> given = new HashMap<>();
    given.put("rows", rows);
    given.put("names", names.of(rows.stream().map(row -> new ObjectRef(row.objectKind(), row.object())).collect(Collectors.toSet())));
    given.put("entry", entry);
    given.put("chosen", chosen);
    given.put("kinds", EntryKinds.open().stream().map(kind -> new Option(kind, EntryKinds.say(words, kind))).toList());
    given.put("newest", log.newest());
    given.put("verified", desk.last(actor));
    given.put("first", address(PATH, chosen));
    given.put("next", rows.size() < LedgerBook.PAGE ? Optional.empty() : Optional.of(address(PATH, further)));
    given.put("beyondFirst", beyondFirst);
    return frame.page(request, status, words.say("audit.title"), "audit/ledger", given);
  }

  @Needs(Permission.LEDGER_READ)
  @Get("/days")
  HttpResponse<?> days(HttpRequest<?> request, Actor actor) {
    Form form = Form.query(request);
    try {
      LedgerBook.Days days = book.days(form);
      Form shown = new Form(Map.of("from", List.of(days.from().toString()), "to", List.of(days.to().toString())));
      return days(request, HttpStatus.OK, Entry.of(shown), book.counts(actor, days));
    } catch (Failure.Invalid refused) {
      return days(request, HttpStatus.UNPROCESSABLE_ENTITY, Entry.refused(form, refused), List.of());
    }
  }

  private HttpResponse<?> days(HttpRequest<?> request, HttpStatus status, Entry entry, List<DayCount> counts) {
    Map<String, Object> given = new HashMap<>();
    given.put("counts", counts.stream().collect(Collectors.groupingBy(DayCount::day, LinkedHashMap::new, Collectors.toList())));
    given.put("entry", entry);
    given.put("list", days(LedgerFilter.filled(entry.form(), LedgerFilter.DAYS)));
    return frame.page(request, status, Frame.words(request).say("audit.days-title"), "audit/days", given);
  }

  /** The list with these fields filled in. */
  static String list(Map<String, String> fields) {
    return address(PATH, fields);
  }

  /** The days with these fields filled in. */
  static String days(Map<String, String> fields) {
    return address(DAYS, fields);
  }

  private static String address(String path, Map<String, String> fields) {
    String query = fields.entrySet().stream()
        .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8)).collect(Collectors.joining("&"));
    return query.isEmpty() ? path : path + "?" + query;
  }
}
