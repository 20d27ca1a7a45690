package org.fuma.ledger;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import org.fuma.store.Ids;
import org.fuma.store.ServiceClock;
import org.fuma.store.Sql;
import org.fuma.store.Vault;

/** A ledger that writes nothing, to measure what writing costs. */
@Singleton
@Replaces(Ledger.class)
@Requires(property = "test.ledger", value = "off")
class NoLedger extends Ledger {

  private final ServiceClock time;

  NoLedger(Sql sql, Vault vault, ServiceClock clock, TransactionOperations<Connection> transactions) {
    super(sql, vault, clock, transactions);
    this.time = clock;
  }

  @Override
  public Sealed append(String kind, String objectKind, long objectId, long actorId, Map<String, ?> facts) {
    return new Sealed(Ids.next(), new byte[16], time.instant());
  }

  @Override
  public Sealed appendUnnamed(String kind, String objectKind, long objectId, Map<String, ?> facts) {
    return new Sealed(Ids.next(), new byte[16], time.instant());
  }

  @Override
  public List<Sealed> appendAll(long actorId, List<Draft> drafts) {
    return drafts.stream().map(draft -> new Sealed(Ids.next(), new byte[16], time.instant())).toList();
  }
}
