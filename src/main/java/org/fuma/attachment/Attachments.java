package org.fuma.attachment;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.transaction.TransactionDefinition;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.fuma.ledger.Ledger;
import org.fuma.store.Ids;
import org.fuma.store.Salted;
import org.fuma.store.Sql;
import org.fuma.store.Vault;
import org.fuma.web.Failure;

/**
 * Pictures and documents in the database, sealed, in pieces of at most 512 KB; whose they are, and who may see them, their owners know. Nothing here
 * asks who is asking.
 */
@Singleton
public class Attachments {

  private static final int PIECE = 512 << 10;
  static final String NAME_PLACE = "attachment-name:";
  private static final String PIECE_PLACE = "attachment:";

  private final Sql sql;
  private final Vault vault;
  private final Ledger ledger;

  Attachments(Sql sql, Vault vault, Ledger ledger) {
    this.sql = sql;
    this.vault = vault;
    this.ledger = ledger;
  }

  /**
   * What is kept of a file: its name, its kind by content, its length in bytes, the SHA-256 of what is stored.
   *
   * @param nameHash salted, for the ledger's facts
   */
  public record Kept(long id, String name, FileKind kind, long length, byte[] sha256, byte[] nameHash) {

    /** What the ledger should commit to, to be put among the facts of the owner's entry. */
    public Map<String, Object> facts() {
      HexFormat hex = HexFormat.of();
      return Map.of(
          "attachment", Ids.show(id), "type", kind.type(), "length", (int) length, "sha256", hex.formatHex(sha256),
          "nameHash", hex.formatHex(nameHash));
    }
  }

  /**
   * Stores a file in the running transaction; the owner appends the ledger entry, with {@link Kept#facts} in it.
   *
   * @throws io.micronaut.transaction.exceptions.IllegalTransactionStateException outside a transaction
   */
  @Transactional(propagation = TransactionDefinition.Propagation.MANDATORY)
  public Kept keep(SentFile file) {
    long id = Ids.next();
    byte[] salt = ledger.salt();
    byte[] nameHash = ledger.hash(salt, file.name());
    sql.run("INSERT INTO attachment (id, kind, size_bytes, sha256, at, name_hash) VALUES (?, ?, ?, ?, ?, ?)", id, file.kind(), file.bytes().length,
        file.sha256(), ledger.now(), nameHash);
    sql.run("INSERT INTO attachment_content (id, sealed) VALUES (?, ?)", id, new Salted(salt, file.name()).seal(vault, NAME_PLACE + Ids.show(id)));
    for (int number = 0; number * PIECE < file.bytes().length; number++) {
      byte[] piece = Arrays.copyOfRange(file.bytes(), number * PIECE, Math.min(file.bytes().length, (number + 1) * PIECE));
      sql.run("INSERT INTO attachment_piece (attachment_id, number, sealed) VALUES (?, ?, ?)", id, number, vault.seal(place(id, number), piece));
    }
    return new Kept(id, file.name(), file.kind(), file.bytes().length, file.sha256(), nameHash);
  }

  /** What is kept of the file of that id. */
  public Optional<Kept> find(long id) {
    return find(List.of(id)).stream().findFirst();
  }

  /** What is kept of these files, in the order of their ids. */
  public List<Kept> find(Collection<Long> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    String marks = ids.stream().map(id -> "?").collect(Collectors.joining(", "));
    return sql.list(
        row -> {
          long id = row.getLong("id");
          byte[] sealed = row.getBytes("sealed");
          Salted name = sealed == null ? new Salted(new byte[0], "") : Salted.open(vault, NAME_PLACE + Ids.show(id), sealed);
          return new Kept(id, name.text(), FileKind.valueOf(row.getString("kind")), row.getLong("size_bytes"), row.getBytes("sha256"),
              Optional.ofNullable(row.getBytes("name_hash")).orElseGet(() -> ledger.hash(name.salt(), name.text())));
        },
        "SELECT a.id, a.kind, a.size_bytes, a.sha256, a.name_hash, c.sealed FROM attachment a LEFT JOIN attachment_content c ON c.id = a.id"
            + " WHERE a.id IN (" + marks + ") ORDER BY a.id",
        ids.toArray());
  }

  /**
   * The whole file in memory, for small ones.
   *
   * @throws Failure.NotFound when its bytes were erased
   */
  public byte[] bytes(Kept kept) {
    try (InputStream in = new Pieces(kept)) {
      return in.readAllBytes();
    } catch (IOException gone) {
      throw new Failure.NotFound();
    }
  }

  /**
   * The file to be saved, never to be run: an attachment in a sandbox, of a type that no browser guesses at.
   *
   * @param base what it is called, before the ending: letters of ASCII, digits and hyphens
   * @throws Failure.NotFound when its bytes were erased
   */
  public HttpResponse<StreamedFile> download(Kept kept, String base) {
    StreamedFile file = new StreamedFile(new Pieces(kept), MediaType.of(kept.kind().type()), 0, kept.length());
    return HttpResponse.ok(file)
        .header("Content-Disposition", "attachment; filename=\"" + base + "." + kept.kind().ending() + "\"")
        .header("Cache-Control", "private, no-store");
  }

  private Optional<byte[]> piece(long id, int number) {
    return sql.first(row -> vault.openBytes(place(id, number), row.getBytes(1)),
        "SELECT sealed FROM attachment_piece WHERE attachment_id = ? AND number = ?", id, number);
  }

  static String place(long id, int number) {
    return PIECE_PLACE + Ids.show(id) + ":" + number;
  }

  /** A file's bytes, one piece of them in memory. */
  private final class Pieces extends InputStream {
    private final long id;
    private final int count;
    private byte[] piece;
    private int number;
    private int at;

    Pieces(Kept kept) {
      this.id = kept.id();
      this.count = (int) ((kept.length() + PIECE - 1) / PIECE);
      // Read at once, so that what was erased is not found rather than broken off.
      this.piece = Attachments.this.piece(id, 0).orElseThrow(Failure.NotFound::new);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int from, int most) throws IOException {
      if (at == piece.length) {
        if (number + 1 >= count) {
          return -1;
        }
        number++;
        piece = Attachments.this.piece(id, number).orElseThrow(() -> new IOException("A piece of the file is gone"));
        at = 0;
      }
      int length = Math.min(most, piece.length - at);
      System.arraycopy(piece, at, into, from, length);
      at += length;
      return length;
    }
  }
}
