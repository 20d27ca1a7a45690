package org.fuma.alert;

import io.micronaut.transaction.TransactionDefinition;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.Permission;
import org.fuma.ledger.Ledger;
import org.fuma.ledger.Sealed;
import org.fuma.store.Ids;
import org.fuma.web.Checks;
import org.fuma.web.Failure;
import org.fuma.web.Idempotency;

/** What supervisors have to look at: raised with the act that it is about, closed by a supervisor with a note. */
@Singleton
public class Alerts {

  /** Alerts to a page of the list. */
  public static final int PAGE = 50;

  /** Up to how many open alerts are counted. */
  static final int COUNTED = 1_000;

  static final int SHORTEST_NOTE = 2;
  static final int LONGEST_NOTE = 500;

  private static final String OBJECT = "alert";

  private final AlertRepository repository;
  private final Ledger ledger;
  private final Idempotency idempotency;

  Alerts(AlertRepository repository, Ledger ledger, Idempotency idempotency) {
    this.repository = repository;
    this.ledger = ledger;
    this.idempotency = idempotency;
  }

  private record Closing(long alert, String note) {}

  /**
   * Raises an alert in the running transaction, after the visit's own row: three statements.
   *
   * @param actor the account whose act it is about; 0 for nobody
   */
  @Transactional(propagation = TransactionDefinition.Propagation.MANDATORY)
  public void raise(AlertKind kind, long visit, long enterprise, long authority, long actor) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("alert", kind.name());
    facts.put("state", AlertState.OPEN.name());
    facts.put("enterprise", Ids.show(enterprise));
    facts.put("authority", Ids.show(authority));
    // The object is the visit: an alert's own number is that of this entry.
    Sealed step = ledger.append("alert.raised", "visit", visit, actor, facts);
    repository.insert(step, kind, visit, enterprise, authority, actor);
  }

  /** A page of alerts, latest first, below that id. */
  public List<AlertRow> list(Actor by, AlertFilter filter, Optional<Long> below) {
    by.require(Permission.ALERT_READ);
    return repository.list(filter, below.orElse(Long.MAX_VALUE), PAGE);
  }

  /**
   * One alert.
   *
   * @throws Failure.NotFound when there is none of that id
   */
  public Alert see(Actor by, long id) {
    by.require(Permission.ALERT_READ);
    return repository.find(id).orElseThrow(Failure.NotFound::new);
  }

  /** How many alerts wait to be closed, {@value #COUNTED} at most. */
  int open(Actor by) {
    by.require(Permission.ALERT_READ);
    return repository.open(COUNTED);
  }

  /** A visit's alerts, latest first, at most a page; none for whoever may not read alerts. */
  public List<AlertRow> ofVisit(Actor by, long visit) {
    return by.may(Permission.ALERT_READ) ? repository.ofVisit(visit, PAGE) : List.of();
  }

  /**
   * Closes an alert.
   *
   * @param note what came of it, 2 to 500 characters
   * @throws Failure.Conflict when it is closed already
   * @throws Failure.NotFound when there is none of that id
   */
  public void close(Actor by, long id, String note, Optional<String> key) {
    by.require(Permission.ALERT_CLOSE);
    see(by, id);
    Checks checks = new Checks();
    String tidy = checks.required("note", note, SHORTEST_NOTE, LONGEST_NOTE);
    checks.done();
    idempotency.once(by.account(), key, new Closing(id, tidy), String.class, () -> closed(by, id, tidy));
  }

  private String closed(Actor by, long id, String note) {
    if (!repository.close(id)) {
      throw new Failure.Conflict("alert.closed-already");
    }
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("alert", Ids.show(id));
    facts.put("state", AlertState.CLOSED.name());
    facts.put("note", note);
    repository.closed(ledger.append("alert.closed", OBJECT, id, by.account(), facts), id, note, by.account());
    return Ids.show(id);
  }
}
