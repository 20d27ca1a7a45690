package org.fuma.access;

import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.fuma.store.Ids;
import org.fuma.store.ServiceClock;
import org.fuma.store.Sql;
import org.fuma.store.Transactions;
import org.fuma.web.ClientAddress;
import org.fuma.web.RequestId;

/**
 * Writes down what concerns the safety of the system itself, each time in a transaction of its own (design decision
 * 5).
 */
@Singleton
public class SecurityEvents {

  private static final int LONGEST_ADDRESS = 64;
  private static final int LONGEST_SUBJECT = 200;
  private static final int LONGEST_DETAIL = 1_000;

  private final Sql sql;
  private final Transactions transactions;
  private final ServiceClock clock;
  private final ClientAddress addresses;

  SecurityEvents(Sql sql, Transactions transactions, ServiceClock clock, ClientAddress addresses) {
    this.sql = sql;
    this.transactions = transactions;
    this.clock = clock;
    this.addresses = addresses;
  }

  /**
   * Where an event comes from; may outlive the request.
   *
   * @param address the client's address, as the server or its configured proxy knows it
   */
  public record Origin(Optional<Long> account, String address, String request) {}

  /** Where what this request does comes from. */
  public Origin origin(HttpRequest<?> request, Optional<Long> account) {
    return new Origin(account, addresses.written(request), RequestId.of(request));
  }

  /**
   * Records an event; when this throws, it is not on record.
   *
   * @param kind    what happened, such as {@code export}; at most 48 characters
   * @param subject what it happened to; cut at 200 characters
   * @param detail  the rest; cut at 1,000 characters
   * @return its id
   */
  public long record(Origin origin, String kind, String subject, String detail) {
    long id = Ids.next();
    transactions.apart(
        () ->
            sql.run(
                "INSERT INTO security_event (id, at, kind, account_id, address, subject, detail, request_id)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                id, clock.instant(), kind, origin.account(), cut(origin.address(), LONGEST_ADDRESS),
                cut(subject, LONGEST_SUBJECT), cut(detail, LONGEST_DETAIL), origin.request()));
    return id;
  }

  private static String cut(String text, int most) {
    int characters = text.codePointCount(0, text.length());
    return characters <= most ? text : text.substring(0, text.offsetByCodePoints(0, most));
  }
}
