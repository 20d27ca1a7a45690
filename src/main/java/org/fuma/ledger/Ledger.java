package org.fuma.ledger;

import io.micronaut.transaction.TransactionDefinition;
import io.micronaut.transaction.TransactionOperations;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.Connection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fuma.store.Hashes;
import org.fuma.store.Ids;
import org.fuma.store.Salted;
import org.fuma.store.ServiceClock;
import org.fuma.store.Sql;
import org.fuma.store.Vault;
import org.fuma.web.RequestEntries;
import org.fuma.web.RequestId;

/**
 * The record of every change. An entry is written in the transaction of the change, or neither is (design decision 5). It keeps the facts in one piece
 * with their salt, and waits for its place in the tree, which the sequencer gives it within two seconds.
 */
@Singleton
public class Ledger {

  /**
   * Form 1: the facts as a flat JSON object of strings, integers, booleans, lists of strings and nulls, by RFC 8785; they stood in the record's tables
   * alone. Form 2: the same, kept with the entry.
   */
  static final int FORM = 2;

  private static final int SALT_BYTES = 16;
  private static final long UNNAMED = 0;
  private static final String INSERT =
      "INSERT INTO ledger_entry (id, at, kind, object_kind, object_id, actor_id, request_id, form, commitment, salt, facts)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
  private static final String QUEUE = "INSERT INTO ledger_pending (entry_id) VALUES (?)";

  private final Sql sql;
  private final Vault vault;
  private final ServiceClock clock;
  private final TransactionOperations<Connection> transactions;
  private final SecureRandom random = new SecureRandom();

  Ledger(Sql sql, Vault vault, ServiceClock clock, TransactionOperations<Connection> transactions) {
    this.transactions = transactions;
    this.sql = sql;
    this.vault = vault;
    this.clock = clock;
  }

  /**
   * Appends an entry to the running transaction.
   *
   * @param kind       what happened, as {@code visit.arrived}, at most 48 characters
   * @param objectKind what it happened to, as {@code visit}, at most 24 characters
   * @param facts      everything that the record now says of it; only a commitment to it enters the public log
   * @throws io.micronaut.transaction.exceptions.IllegalTransactionStateException outside a transaction
   */
  @Transactional(propagation = TransactionDefinition.Propagation.MANDATORY)
  public Sealed append(String kind, String objectKind, long objectId, long actorId, Map<String, ?> facts) {
    return one(new Draft(kind, objectKind, objectId, facts), actorId, RequestId.current());
  }

  /**
   * As {@link #append}, for an act whose author stays unnamed: what a firm says of those who visit it. Neither an account nor a request stands in the
   * entry; the facts may name the author, and only who holds the record's salt can prove them (design decision 12).
   *
   * @param objectId a random id, which tells neither when nor after what the object was made
   */
  @Transactional(propagation = TransactionDefinition.Propagation.MANDATORY)
  public Sealed appendUnnamed(String kind, String objectKind, long objectId, Map<String, ?> facts) {
    return one(new Draft(kind, objectKind, objectId, facts), UNNAMED, "");
  }

  /**
   * An entry to append.
   *
   * @param facts everything that the record now says of it, as for {@link #append}
   */
  public record Draft(String kind, String objectKind, long objectId, Map<String, ?> facts) {}

  /**
   * Appends many entries to the running transaction in one round trip; in other respects as {@link #append}.
   *
   * @return what each is sealed with, in their order
   */
  @Transactional(propagation = TransactionDefinition.Propagation.MANDATORY)
  public List<Sealed> appendAll(long actorId, List<Draft> drafts) {
    Instant at = clock.instant();
    List<Object[]> entries = new ArrayList<>(drafts.size());
    List<Object[]> queue = new ArrayList<>(drafts.size());
    List<Sealed> sealed = new ArrayList<>(drafts.size());
    List<RequestEntries.Made> made = new ArrayList<>(drafts.size());
    for (Draft draft : drafts) {
      Sealed one = new Sealed(Ids.next(), salt(), at);
      byte[] json = Canonical.json(draft.facts());
      byte[] commitment = Hashes.sha256(one.salt(), json);
      sealed.add(one);
      entries.add(row(one, draft, actorId, RequestId.current(), json, commitment));
      queue.add(new Object[] {one.id()});
      made.add(made(one, draft, actorId, commitment));
    }
    sql.batch(INSERT, entries);
    sql.batch(QUEUE, queue);
    RequestEntries.note(transactions.findTransactionStatus(), made);
    return sealed;
  }

  private Sealed one(Draft draft, long actor, String request) {
    Sealed sealed = new Sealed(Ids.next(), salt(), clock.instant());
    byte[] json = Canonical.json(draft.facts());
    byte[] commitment = Hashes.sha256(sealed.salt(), json);
    sql.run(INSERT, row(sealed, draft, actor, request, json, commitment));
    sql.run(QUEUE, sealed.id());
    RequestEntries.note(transactions.findTransactionStatus(), List.of(made(sealed, draft, actor, commitment)));
    return sealed;
  }

  private static RequestEntries.Made made(Sealed sealed, Draft draft, long actor, byte[] commitment) {
    return new RequestEntries.Made(sealed.id(), sealed.at(), draft.kind(), draft.objectKind(), actor != UNNAMED, commitment);
  }

  private Object[] row(Sealed sealed, Draft draft, long actor, String request, byte[] json, byte[] commitment) {
    boolean confidential = Confidential.is(draft.objectKind());
    return new Object[] {
      sealed.id(), sealed.at(), draft.kind(), draft.objectKind(), draft.objectId(), actor, request, FORM, commitment,
      confidential ? null : sealed.salt(),
      confidential ? new Salted(sealed.salt(), new String(json, StandardCharsets.UTF_8)).seal(vault, place(sealed.id())) : json
    };
  }

  /** Where the facts of a confidential entry are sealed. */
  static String place(long entry) {
    return "ledger:" + Ids.show(entry);
  }

  /** 16 fresh random bytes. */
  public byte[] salt() {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    return salt;
  }

  /** SHA-256 over the salt and the canonical JSON of the facts. */
  public byte[] commitment(byte[] salt, Map<String, ?> facts) {
    return Hashes.sha256(salt, Canonical.json(facts));
  }

  /** SHA-256 over the salt and a text that may later have to be erased; the step keeps this hash in the text's place. */
  public byte[] hash(byte[] salt, String text) {
    return Hashes.sha256(salt, text.getBytes(StandardCharsets.UTF_8));
  }

  /** The moment at which an append made now would be recorded. */
  public Instant now() {
    return clock.instant();
  }
}
