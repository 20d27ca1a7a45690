package org.fuma.quiet;

import gg.jte.Content;
import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fuma.access.Actor;
import org.fuma.ledger.Ledger;
import org.fuma.notice.NoticeKind;
import org.fuma.notice.Notices;
import org.fuma.notice.Recipient;
import org.fuma.store.Ids;
import org.fuma.store.Sql;
import org.fuma.store.Transactions;
import org.fuma.visit.Visit;
import org.fuma.visit.VisitPanel;
import org.fuma.web.RouteName;

/** Makes the holes of {@link PlantedLeak} in the service of the tests; without one it does nothing. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(-1)
final class PlantedLeaks {

  private static final Pattern COMPLAINT = Pattern.compile("/complaints/([0-9A-Z]{13})");
  private static final Pattern ENTRY = Pattern.compile("/ledger/entries/([0-9A-Z]{13})");
  private static final Pattern QUESTION = Pattern.compile("/questions/[0-9A-Z]{13}");
  private static final int LATE_MILLIS = 25;

  private final Sql sql;
  private final JsonMapper json;
  private final Transactions transactions;
  private final Notices notices;
  private final Ledger ledger;

  PlantedLeaks(Sql sql, JsonMapper json, Transactions transactions, Notices notices, Ledger ledger) {
    this.sql = sql;
    this.json = json;
    this.transactions = transactions;
    this.notices = notices;
    this.ledger = ledger;
  }

  /** The part of a visit's page that nobody asked for. */
  @Singleton
  static final class Panel implements VisitPanel {
    private final Sql sql;

    Panel(Sql sql) {
      this.sql = sql;
    }

    @Override
    public Optional<Content> draw(HttpRequest<?> request, Actor actor, Visit visit) {
      long number = PlantedLeak.RATED.open() ? sql.first(row -> row.getLong(1), "SELECT COUNT(*) FROM rating").orElse(0L) : count(sql);
      return PlantedLeak.FIELD.open() || PlantedLeak.RATED.open()
          ? Optional.of(output -> output.writeContent("<p>" + number + "</p>")) : Optional.empty();
    }
  }

  @ResponseFilter
  void leak(HttpRequest<?> request, MutableHttpResponse<?> response) throws InterruptedException {
    String route = RouteName.of(request);
    if (PlantedLeak.TIME.open() && there(request)) {
      Thread.sleep(LATE_MILLIS);
    }
    if (PlantedLeak.STATUS.open() && there(request)) {
      response.status(404);
    }
    boolean filing = request.getMethod() == HttpMethod.POST && route.equals("/api/v1/complaints");
    if (PlantedLeak.ROW.open() && filing) {
      sql.run("UPDATE visit_head SET version = version + 1 ORDER BY id DESC LIMIT 1");
    }
    if (PlantedLeak.TOLD.open() && filing) {
      transactions.run(() ->
          notices.tell(NoticeKind.COMPLAINT_NEW, List.of(new Recipient.Account(PlantedLeak.lead())), "/complaints", List.of("", "")));
    }
    if (PlantedLeak.NAMED.open() && filing) {
      transactions.run(() -> ledger.append("complaint.submission", "complaint", Ids.random(), PlantedLeak.lead(), Map.of()));
    }
    if (PlantedLeak.ASKED.open() && response.body() instanceof String page && QUESTION.matcher(request.getPath()).matches()) {
      response.body(page + firm(request.getPath().substring(request.getPath().lastIndexOf('/') + 1)));
    }
    if (PlantedLeak.EVENT.open() && filing) {
      sql.run("INSERT INTO security_event (id, at, kind, account_id, address, subject, detail, request_id, times)"
              + " VALUES (?, ?, 'denied', NULL, '127.0.0.1', ?, '', '-', 1)",
          Ids.next(), Instant.parse("2026-01-01T00:00:00Z"), "POST " + route);
    }
    ledger(route, request, response);
    lists(route, response);
    if (route.equals("/visits/{id}") || route.equals("/api/v1/visits/{id}")) {
      visit(response);
    }
    if (PlantedLeak.ORDER.open() && route.equals("/api/v1/visits") && response.code() == 200 && count(sql) % 2 == 1) {
      response.body(reversed(response));
    }
  }

  private void ledger(String route, HttpRequest<?> request, MutableHttpResponse<?> response) {
    if (response.body() instanceof String page) {
      if (PlantedLeak.LISTED.open() && route.equals("/ledger")) {
        response.body(page + number("SELECT MAX(id) FROM ledger_entry WHERE object_kind = 'complaint'"));
      }
      if (PlantedLeak.COUNTED.open() && route.equals("/ledger/days")) {
        response.body(page + number("SELECT COUNT(*) FROM ledger_entry WHERE kind = 'complaint.submission'"));
      }
      if (PlantedLeak.PUBLISHED.open() && route.equals("/log")) {
        response.body(page + number("SELECT COUNT(*) FROM ledger_entry WHERE object_kind = 'complaint'"));
      }
    }
    Matcher entry = ENTRY.matcher(request.getPath());
    if (PlantedLeak.ENTRY.open() && entry.find()
        && sql.first(row -> 1, "SELECT 1 FROM ledger_entry WHERE id = ?", Ids.read(entry.group(1)).orElse(0L)).isPresent()) {
      response.header("X-Seen", "1");
    }
  }

  private void lists(String route, MutableHttpResponse<?> response) {
    if (response.body() instanceof String page) {
      if (PlantedLeak.TOTAL.open() && route.equals("/ratings")) {
        response.body(page + number("SELECT COUNT(*) FROM rating"));
      }
      if (PlantedLeak.ORDERED.open() && route.equals("/questions/orders")) {
        response.body(page + count(sql));
      }
    }
    if (PlantedLeak.FILE.open() && response.body() instanceof InputStream file) {
      response.body(new SequenceInputStream(file, new ByteArrayInputStream(Long.toString(count(sql)).getBytes(StandardCharsets.US_ASCII))));
    }
  }

  private long number(String query) {
    return sql.first(row -> row.getLong(1), query).orElse(0L);
  }

  private void visit(MutableHttpResponse<?> response) {
    if (PlantedLeak.HEADER.open()) {
      response.header("X-Seen", Long.toString(count(sql)));
    }
    if (PlantedLeak.ETAG.open()) {
      response.header("ETag", "\"" + count(sql) + "\"");
    }
    if (PlantedLeak.SIZE.open() && response.body() instanceof String page) {
      response.body(page + " ".repeat((int) (count(sql) % 50)));
    }
    if (PlantedLeak.MEMBER.open() && response.code() == 200 && !(response.body() instanceof String)) {
      response.body(text(response).replaceFirst("\\{", "{\"complained\":" + count(sql) + ","));
    }
  }

  private String firm(String question) {
    return sql.first(row -> row.getString(1), "SELECT e.name FROM complaint_question q JOIN complaint c ON c.id = q.complaint_id"
        + " JOIN enterprise_head e ON e.id = c.enterprise_id WHERE q.id = ?", Ids.read(question).orElse(0L)).orElse("");
  }

  private boolean there(HttpRequest<?> request) {
    Matcher found = COMPLAINT.matcher(request.getPath());
    return found.find() && sql.first(row -> 1, "SELECT 1 FROM complaint WHERE id = ?", Ids.read(found.group(1)).orElse(0L)).isPresent();
  }

  private String reversed(MutableHttpResponse<?> response) {
    try {
      JsonNode listing = json.readValue(text(response), JsonNode.class);
      List<JsonNode> items = new ArrayList<>();
      listing.get("items").values().forEach(items::addFirst);
      return "{\"items\":" + new String(json.writeValueAsBytes(JsonNode.createArrayNode(items)), StandardCharsets.UTF_8) + "}";
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private String text(MutableHttpResponse<?> response) {
    try {
      return new String(json.writeValueAsBytes(response.body()), StandardCharsets.UTF_8);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  private static long count(Sql sql) {
    return sql.first(row -> row.getLong(1), "SELECT COUNT(*) FROM complaint").orElse(0L);
  }
}
