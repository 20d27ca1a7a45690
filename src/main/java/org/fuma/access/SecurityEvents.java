package org.fuma.access;

import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.fuma.store.Ids;
import org.fuma.store.ServiceClock;
import org.fuma.web.ClientAddress;
import org.fuma.web.RequestId;

/**
 * Writes down what concerns the safety of the system itself, each time in a transaction of its own (design decision
 * 5).
 */
@Singleton
public class SecurityEvents {

  private final SecurityEventRepository repository;
  private final EventGroups groups;
  private final ServiceClock clock;
  private final ClientAddress addresses;

  SecurityEvents(SecurityEventRepository repository, EventGroups groups, ServiceClock clock, ClientAddress addresses) {
    this.repository = repository;
    this.groups = groups;
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
   * @param subject what it happened to; cut at 200 characters
   * @param detail  the rest; cut at 1,000 characters
   * @return its id
   */
  public long record(Origin origin, SecurityEventKind kind, String subject, String detail) {
    return record(origin, kind.written(), subject, detail);
  }

  /** As {@link #record(Origin, SecurityEventKind, String, String)}, by the kind's written name, at most 48 characters. */
  public long record(Origin origin, String kind, String subject, String detail) {
    long id = Ids.next();
    repository.add(id, clock.instant(), kind, origin, subject, detail, 1);
    return id;
  }

  /**
   * Records soon and beside the request, so that nobody can tell by the time of the answer that something was written; when the database is away
   * at that moment, the log alone has it.
   */
  public void soon(Origin origin, SecurityEventKind kind, String subject, String detail) {
    groups.soon(origin, kind, subject, detail);
  }

  /**
   * Records, soon and beside the request, what may come a thousand times a second: the first of a kind from an address to an account is written
   * at once, those that follow within the minute are counted and written as one when it is over. Never fails and never waits.
   */
  public void note(Origin origin, SecurityEventKind kind, String subject, String detail) {
    groups.note(origin, kind, subject, detail);
  }
}
