package org.fuma.web;

import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.fuma.store.Hashes;
import org.fuma.store.ServiceClock;
import org.fuma.store.Sql;
import org.fuma.store.Transactions;
import org.fuma.store.Vault;

/**
 * Makes a retry safe: an act that its caller named is done once (design decision 9). The name is inserted first in the act's own
 * transaction; the same name with the same request gets the same answer, with another request 422; a twin under way is waited for, and
 * after the lock wait the caller is told to try again.
 */
@Singleton
public class Idempotency {

  private static final int KEY_LENGTH = 64;

  /** Entries that are kept with an answer: as many as a receipt lists. */
  private static final int MOST_ENTRIES = 20;

  private final Sql sql;
  private final Transactions transactions;
  private final ObjectMapper json;
  private final ServiceClock clock;
  private final byte[] secret;
  private final Vault vault;
  private final RequestEntries.Earlier earlier;

  Idempotency(Sql sql, Transactions transactions, ObjectMapper json, ServiceClock clock, Vault vault, RequestEntries.Earlier earlier) {
    this.earlier = earlier;
    // What was asked may name persons: without the key the hash tells nothing to whoever tries them all.
    this.secret = vault.secret("idempotency:");
    this.vault = vault;
    this.sql = sql;
    this.transactions = transactions;
    this.json = json;
    this.clock = clock;
  }

  /**
   * Does the act once, in one transaction.
   *
   * @param caller  the account that asks; keys are its own
   * @param key     the caller's name for the act; without one the act is simply done
   * @param request all that the caller asks for, a record, or a plain value
   * @param type    what the act answers; it is stored as JSON
   * @throws Failure.Invalid  when the key was used for another request (422)
   * @throws Failure.Conflict when the same act is still under way (409)
   */
  public <T> T once(long caller, Optional<String> key, Object request, Class<T> type, Supplier<T> act) {
    return key.isEmpty() ? transactions.write(act) : once(caller, key.get(), hash(type, request), type, act);
  }

  /** What became of an act whose answer was known before it was done. */
  public sealed interface Once<T> {

    /** It was done now. */
    record Now<T>(T done) implements Once<T> {}

    /** It was done before, and that was the answer. */
    record Before<T>(String answer) implements Once<T> {}
  }

  /**
   * As {@link #once(long, Optional, Object, Class, Supplier)}, for an act whose answer, as the id of what it makes, is known before it is done: one
   * statement less.
   *
   * @param answer what a retry is answered
   */
  public <T> Once<T> once(long caller, Optional<String> key, Object request, String answer, Supplier<T> act) {
    if (key.isEmpty()) {
      return new Once.Now<>(transactions.write(act));
    }
    String name = named(key.get());
    byte[] hash = hash(String.class, request);
    try {
      return transactions.write(
          () -> {
            claim(caller, name, hash, Optional.of(write(answer)));
            return new Once.Now<>(act.get());
          });
    } catch (Taken taken) {
      return new Once.Before<>(replay(caller, name, hash, String.class));
    }
  }

  private <T> T once(long caller, String given, byte[] hash, Class<T> type, Supplier<T> act) {
    String key = named(given);
    try {
      return transactions.write(
          () -> {
            claim(caller, key, hash, Optional.empty());
            T answer = act.get();
            sql.run("UPDATE idempotency SET answer = ?, entries = ? WHERE caller = ? AND idem_key = ?", write(answer), entries(caller, key), caller, key);
            return answer;
          });
    } catch (Taken taken) {
      return replay(caller, key, hash, type);
    }
  }

  private static String named(String key) {
    if (!key.matches("[\\x21-\\x7e]{1," + KEY_LENGTH + "}")) {
      throw new Failure.Malformed("error.idempotency-key", KEY_LENGTH);
    }
    return key;
  }

  private void claim(long caller, String key, byte[] hash, Optional<String> answer) {
    try {
      sql.run(
          "INSERT INTO idempotency (caller, idem_key, request_hash, answer, request, at) VALUES (?, ?, ?, ?, ?, ?)", caller, key, hash, answer,
          answer.map(known -> RequestId.current()), clock.instant());
    } catch (RuntimeException refused) {
      if (Transactions.duplicate(refused)) {
        throw new Taken();
      }
      if (Transactions.lockWait(refused)) {
        throw new Failure.Conflict("error.twin");
      }
      throw refused;
    }
  }

  private <T> T replay(long caller, String key, byte[] hash, Class<T> type) {
    record Stored(byte[] hash, Optional<String> answer, Optional<String> request, Optional<byte[]> entries) {}
    Stored stored =
        sql.first(
                row -> new Stored(
                    row.getBytes("request_hash"), Optional.ofNullable(row.getString("answer")),
                    Optional.ofNullable(row.getString("request")), Optional.ofNullable(row.getBytes("entries"))),
                "SELECT request_hash, answer, request, entries FROM idempotency WHERE caller = ? AND idem_key = ?",
                caller,
                key)
            .orElseThrow(() -> new Failure.Conflict("error.twin"));
    if (!Arrays.equals(stored.hash(), hash)) {
      throw new Failure.Invalid("error.idempotency-reuse");
    }
    stored.request().ifPresent(first -> RequestEntries.repeats(earlier.ofRequest(first), 0));
    stored.entries().ifPresent(sealed -> repeats(vault.openBytes(place(caller, key), sealed)));
    try {
      return json.readValue(stored.answer().orElseThrow(() -> new Failure.Conflict("error.twin")), type);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The entries of the running transaction, sealed: who stays unnamed in the ledger is not to be found out here. */
  private Optional<byte[]> entries(long caller, String key) {
    List<RequestEntries.Made> made = RequestEntries.underway();
    if (made.isEmpty()) {
      return Optional.empty();
    }
    List<RequestEntries.Made> first = made.subList(0, Math.min(made.size(), MOST_ENTRIES));
    ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES + first.size() * Long.BYTES).putInt(made.size() - first.size());
    first.forEach(one -> bytes.putLong(one.id()));
    return Optional.of(vault.seal(place(caller, key), bytes.array()));
  }

  private void repeats(byte[] entries) {
    ByteBuffer bytes = ByteBuffer.wrap(entries);
    int more = bytes.getInt();
    List<Long> ids = new ArrayList<>();
    while (bytes.hasRemaining()) {
      ids.add(bytes.getLong());
    }
    RequestEntries.repeats(earlier.of(ids), more);
  }

  private static String place(long caller, String key) {
    return "idempotency-entries:" + caller + ":" + key;
  }

  private byte[] hash(Class<?> type, Object request) {
    return Hashes.hmac(secret, type.getName() + " " + request.getClass().getName() + " " + Fingerprint.of(request));
  }

  private String write(Object answer) {
    try {
      return json.writeValueAsString(answer);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  private static final class Taken extends RuntimeException {
    Taken() {
      super(null, null, false, false);
    }
  }
}
