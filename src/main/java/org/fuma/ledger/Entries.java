package org.fuma.ledger;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.fuma.store.Hashes;
import org.fuma.store.Ids;
import org.fuma.store.Salted;
import org.fuma.store.Sql;
import org.fuma.store.Vault;
import org.fuma.web.RequestEntries;

/** Reads entries as they were recorded, whoever asks. */
@Singleton
public class Entries implements RequestEntries.Earlier {

  private static final String SELECT =
      "SELECT id, at, kind, object_kind, object_id, actor_id, request_id, form, commitment, salt, facts FROM ledger_entry WHERE ";

  /** How long after it came a request may still have led to an entry. */
  private static final long WHILE_OF_A_REQUEST = 60_000L << 22;

  private final Sql sql;
  private final Vault vault;

  Entries(Sql sql, Vault vault) {
    this.sql = sql;
    this.vault = vault;
  }

  /**
   * What an entry commits to.
   *
   * @param salt 16 bytes
   * @param json canonical JSON (RFC 8785)
   */
  public record Facts(byte[] salt, String json) {

    /** SHA-256 over both: the entry's commitment, if it is what was recorded. */
    public byte[] commitment() {
      return Hashes.sha256(salt, json.getBytes(StandardCharsets.UTF_8));
    }
  }

  /**
   * An entry with what it commits to.
   *
   * @param facts empty for an entry of before they were kept with it
   */
  public record Whole(LedgerEntry entry, Optional<Facts> facts) {

    /** True when the facts are those that the entry commits to. */
    public boolean fits() {
      return facts.filter(kept -> Arrays.equals(kept.commitment(), entry.commitment())).isPresent();
    }
  }

  /**
   * One entry.
   *
   * @throws IllegalStateException when the facts of a confidential one cannot be opened
   */
  public Optional<Whole> find(long id) {
    return sql.first(this::whole, SELECT + "id = ?", id);
  }

  /** An object's entries, oldest first; as many as that, above that id. */
  public List<Whole> of(String objectKind, long objectId, long above, int most) {
    return sql.list(this::whole, SELECT + "object_kind = ? AND object_id = ? AND id > ? ORDER BY id LIMIT " + most, objectKind, objectId, above);
  }

  /** The headers of an object's entries, oldest first; as many as that, above that id. */
  public List<LedgerEntry> headers(String objectKind, long objectId, long above, int most) {
    return sql.list(Entries::entry, SELECT + "object_kind = ? AND object_id = ? AND id > ? ORDER BY id LIMIT " + most, objectKind, objectId, above);
  }

  /** The headers of an object's entries, latest first; as many as that, below that id. */
  public List<LedgerEntry> headersBelow(String objectKind, long objectId, long below, int most) {
    return sql.list(
        Entries::entry, SELECT + "object_kind = ? AND object_id = ? AND id < ? ORDER BY id DESC LIMIT " + most, objectKind, objectId, below);
  }

  /** The header of an entry alone. */
  public Optional<LedgerEntry> header(long id) {
    return sql.first(Entries::entry, SELECT + "id = ?", id);
  }

  /** What the request of that id, which itself tells its moment, led to. */
  @Override
  public List<RequestEntries.Made> ofRequest(String id) {
    return Ids.read(id)
        .map(first -> sql.list(Entries::made, SELECT + "id > ? AND id < ? AND request_id = ? ORDER BY id", first, first + WHILE_OF_A_REQUEST, id))
        .orElse(List.of());
  }

  @Override
  public List<RequestEntries.Made> of(List<Long> ids) {
    return ids.stream().flatMap(id -> sql.first(Entries::made, SELECT + "id = ?", id).stream()).toList();
  }

  private static RequestEntries.Made made(ResultSet row) throws SQLException {
    LedgerEntry entry = entry(row);
    return new RequestEntries.Made(entry.id(), entry.at(), entry.kind(), entry.objectKind(), entry.actorId() != 0, entry.commitment());
  }

  private Whole whole(ResultSet row) throws SQLException {
    LedgerEntry entry = entry(row);
    byte[] facts = row.getBytes("facts");
    byte[] salt = row.getBytes("salt");
    if (facts == null) {
      return new Whole(entry, Optional.empty());
    }
    if (salt != null) {
      return new Whole(entry, Optional.of(new Facts(salt, new String(facts, StandardCharsets.UTF_8))));
    }
    Salted opened = Salted.open(vault, Ledger.place(entry.id()), facts);
    return new Whole(entry, Optional.of(new Facts(opened.salt(), opened.text())));
  }

  private static LedgerEntry entry(ResultSet row) throws SQLException {
    return new LedgerEntry(
        row.getLong("id"), Sql.instant(row, "at"), row.getString("kind"), row.getString("object_kind"), row.getLong("object_id"), row.getLong("actor_id"),
        row.getString("request_id"), row.getInt("form"), row.getBytes("commitment"));
  }
}
