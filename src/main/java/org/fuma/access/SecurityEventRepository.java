package org.fuma.access;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fuma.store.Ids;
import org.fuma.store.Sql;
import org.fuma.store.Time;
import org.fuma.store.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The table of security events: rows are added and read. */
@Singleton
class SecurityEventRepository {

  /** So that whoever ships the log ships the events, out of reach of an intruder of the service. */
  private static final Logger LOG = LoggerFactory.getLogger("security");

  private static final int LONGEST_ADDRESS = 64;
  private static final int LONGEST_SUBJECT = 200;
  private static final int LONGEST_DETAIL = 1_000;

  private final Sql sql;
  private final Transactions transactions;

  SecurityEventRepository(Sql sql, Transactions transactions) {
    this.sql = sql;
    this.transactions = transactions;
  }

  /** Adds a row in a transaction of its own, and a line without the details to the log; texts are cut where the columns end. */
  void add(long id, Instant at, String kind, SecurityEvents.Origin origin, String subject, String detail, int times) {
    transactions.apart(
        () ->
            sql.run(
                "INSERT INTO security_event (id, at, kind, account_id, address, subject, detail, request_id, times)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                id, at, kind, origin.account(), cut(origin.address(), LONGEST_ADDRESS), cut(subject, LONGEST_SUBJECT),
                cut(detail, LONGEST_DETAIL), origin.request(), times));
    LOG.info(
        "event={} kind={} account={} address={} subject={} times={} request={}", Ids.show(id), kind, origin.account().map(Ids::show).orElse("-"),
        origin.address(), subject, times, origin.request());
  }

  /** As many events that fit, latest first, below that id. */
  List<SecurityEventRow> list(SecurityEventFilter filter, long below, int most) {
    List<String> conditions = new ArrayList<>(List.of("e.id < ?"));
    List<Object> arguments = new ArrayList<>();
    // Ids grow with time: a day's end is an id, as the page's is.
    arguments.add(filter.to().map(day -> Math.min(below, Ids.firstAt(day.plusDays(1).atStartOfDay(Time.ZONE).toInstant()))).orElse(below));
    filter.from().ifPresent(day -> narrow(conditions, arguments, "e.id >= ?", Ids.firstAt(day.atStartOfDay(Time.ZONE).toInstant())));
    filter.kind().ifPresent(kind -> narrow(conditions, arguments, "e.kind = ?", kind.written()));
    filter.account().ifPresent(account -> narrow(conditions, arguments, "e.account_id = ?", account));
    filter.address().ifPresent(address -> narrow(conditions, arguments, "e.address = ?", address));
    filter.request().ifPresent(request -> narrow(conditions, arguments, "e.request_id = ?", request));
    return sql.list(
        row ->
            new SecurityEventRow(
                row.getLong("id"), Sql.instant(row, "at"), row.getString("kind"), Sql.optionalId(row, "account_id"),
                Optional.ofNullable(row.getString("username")), row.getString("address"), row.getString("subject"),
                row.getString("detail"), row.getString("request_id"), row.getInt("times")),
        "SELECT e.id, e.at, e.kind, e.account_id, a.username, e.address, e.subject, e.detail, e.request_id, e.times FROM security_event e"
            + " LEFT JOIN account a ON a.id = e.account_id WHERE " + String.join(" AND ", conditions) + " ORDER BY e.id DESC LIMIT " + most,
        arguments.toArray());
  }

  private static void narrow(List<String> conditions, List<Object> arguments, String condition, Object argument) {
    conditions.add(condition);
    arguments.add(argument);
  }

  private static String cut(String text, int most) {
    int characters = text.codePointCount(0, text.length());
    return characters <= most ? text : text.substring(0, text.offsetByCodePoints(0, most));
  }
}
