package org.fuma.ledger;

import io.micronaut.serde.ObjectMapper;
import io.micronaut.transaction.TransactionDefinition;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.erdtman.jcs.JsonCanonicalizer;
import org.fuma.store.Hashes;
import org.fuma.store.Ids;
import org.fuma.store.ServiceClock;
import org.fuma.store.Sql;
import org.fuma.web.RequestId;

/** The record of every change. An entry is written in the transaction of the change, or neither is (design decision 5). */
@Singleton
public class Ledger {

  /** Form 1: the facts as a flat JSON object of strings, integers, booleans, lists of strings and nulls, by RFC 8785. */
  static final int FORM = 1;

  private static final int SALT_BYTES = 16;
  private static final long UNNAMED = 0;

  private final LedgerRepository repository;
  private final Sql sql;
  private final ObjectMapper json;
  private final ServiceClock clock;
  private final SecureRandom random = new SecureRandom();

  Ledger(LedgerRepository repository, Sql sql, ObjectMapper json, ServiceClock clock) {
    this.repository = repository;
    this.sql = sql;
    this.json = json;
    this.clock = clock;
  }

  /**
   * Appends an entry to the running transaction.
   *
   * @param kind       what happened, as {@code visit.arrived}, at most 48 characters
   * @param objectKind what it happened to, as {@code visit}, at most 24 characters
   * @param facts      everything that the record now says of it; only a commitment to it enters the ledger
   * @throws io.micronaut.transaction.exceptions.IllegalTransactionStateException outside a transaction
   */
  @Transactional(propagation = TransactionDefinition.Propagation.MANDATORY)
  public Sealed append(String kind, String objectKind, long objectId, long actorId, Map<String, ?> facts) {
    Sealed sealed = new Sealed(Ids.next(), salt(), clock.instant());
    repository.save(
        new LedgerEntry(
            sealed.id(), sealed.at(), kind, objectKind, objectId, actorId, RequestId.current(), FORM, commitment(sealed.salt(), facts)));
    return sealed;
  }

  /**
   * As {@link #append}, for an act whose author stays unnamed: what a firm says of those who visit it. Neither an account nor a request stands in the
   * entry; the facts may name the author, and only who holds the record's salt can prove them (design decision 12).
   *
   * @param objectId a random id, which tells neither when nor after what the object was made
   */
  @Transactional(propagation = TransactionDefinition.Propagation.MANDATORY)
  public Sealed appendUnnamed(String kind, String objectKind, long objectId, Map<String, ?> facts) {
    Sealed sealed = new Sealed(Ids.next(), salt(), clock.instant());
    repository.save(new LedgerEntry(sealed.id(), sealed.at(), kind, objectKind, objectId, UNNAMED, "", FORM, commitment(sealed.salt(), facts)));
    return sealed;
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
    List<Sealed> sealed = new ArrayList<>(drafts.size());
    for (Draft draft : drafts) {
      Sealed one = new Sealed(Ids.next(), salt(), at);
      sealed.add(one);
      entries.add(
          new Object[] {
            one.id(), at, draft.kind(), draft.objectKind(), draft.objectId(), actorId, RequestId.current(), FORM,
            commitment(one.salt(), draft.facts())
          });
    }
    sql.batch(
        "INSERT INTO ledger_entry (id, at, kind, object_kind, object_id, actor_id, request_id, form, commitment)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        entries);
    return sealed;
  }

  /** 16 fresh random bytes. */
  public byte[] salt() {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    return salt;
  }

  /** SHA-256 over the salt and the canonical JSON of the facts. */
  public byte[] commitment(byte[] salt, Map<String, ?> facts) {
    try {
      return Hashes.sha256(salt, new JsonCanonicalizer(json.writeValueAsString(facts)).getEncodedUTF8());
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
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
