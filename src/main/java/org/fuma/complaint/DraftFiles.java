package org.fuma.complaint;

import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.fuma.attachment.FileKind;
import org.fuma.attachment.SentFile;
import org.fuma.store.Ids;
import org.fuma.store.ServiceClock;
import org.fuma.store.Sql;
import org.fuma.store.Transactions;
import org.fuma.store.Vault;
import org.fuma.web.Failure;

/**
 * Evidence that waits with its draft. It may be thrown away with it, unlike what has been sent; so it lies in tables of its own, sealed, until the
 * complaint is sent.
 */
@Singleton
public class DraftFiles {

  private static final int PIECE = 512 << 10;
  private static final String PLACE = "complaint-draft-file:";
  private static final String BETWEEN = "\n";
  private static final int PARTS = 4;

  private final Sql sql;
  private final Transactions transactions;
  private final Vault vault;
  private final ServiceClock clock;

  DraftFiles(Sql sql, Transactions transactions, Vault vault, ServiceClock clock) {
    this.sql = sql;
    this.transactions = transactions;
    this.vault = vault;
    this.clock = clock;
  }

  /** A file of a draft, without its bytes. */
  public record Waiting(long id, String name, FileKind kind, int length, byte[] sha256, byte[] sent) {}

  /** The draft's files in the order in which they came; whose draft it is was asked before. */
  List<Waiting> of(long draft) {
    return sql.list(
        row -> {
          long id = row.getLong("id");
          String[] parts = vault.open(PLACE + Ids.show(id), row.getBytes("sealed")).split(BETWEEN, PARTS);
          return new Waiting(id, parts[PARTS - 1], FileKind.valueOf(parts[0]), row.getInt("size_bytes"), HexFormat.of().parseHex(parts[1]),
              HexFormat.of().parseHex(parts[2]));
        },
        "SELECT id, size_bytes, sealed FROM complaint_draft_file WHERE draft_id = ? ORDER BY at, id", draft);
  }

  /**
   * Puts a file to the draft. The same one twice is kept once.
   *
   * @throws Failure.Conflict when there are {@link Evidence#MOST} already
   */
  void add(long draft, SentFile file) {
    Instant now = clock.instant();
    transactions.run(() -> {
      // So that files that come at once are counted one after the other.
      hold(draft);
      List<Waiting> before = of(draft);
      if (before.stream().anyMatch(one -> Arrays.equals(one.sent(), file.sent()))) {
        return;
      }
      if (before.size() >= Evidence.MOST) {
        throw new Failure.Conflict("filing.enough-files", Evidence.MOST);
      }
      long id = Ids.random();
      HexFormat hex = HexFormat.of();
      String about = String.join(BETWEEN, file.kind().name(), hex.formatHex(file.sha256()), hex.formatHex(file.sent()), file.name());
      sql.run("INSERT INTO complaint_draft_file (id, draft_id, size_bytes, sealed, at) VALUES (?, ?, ?, ?, ?)", id, draft, file.bytes().length,
          vault.seal(PLACE + Ids.show(id), about.getBytes(StandardCharsets.UTF_8)), now);
      for (int number = 0; number * PIECE < file.bytes().length; number++) {
        byte[] piece = Arrays.copyOfRange(file.bytes(), number * PIECE, Math.min(file.bytes().length, (number + 1) * PIECE));
        sql.run("INSERT INTO complaint_draft_piece (file_id, number, sealed) VALUES (?, ?, ?)", id, number, vault.seal(place(id, number), piece));
      }
    });
  }

  /** Takes a file away again. */
  void remove(long draft, long file) {
    transactions.run(() -> {
      hold(draft);
      sql.run("DELETE FROM complaint_draft_file WHERE id = ? AND draft_id = ?", file, draft);
    });
  }

  /**
   * Holds the draft with its files until the running transaction ends.
   *
   * @throws Failure.Conflict when it has been sent or thrown away meanwhile
   */
  void hold(long draft) {
    sql.first(row -> row.getLong(1), "SELECT id FROM complaint_draft WHERE id = ? FOR UPDATE", draft)
        .orElseThrow(() -> new Failure.Conflict("filing.draft-gone"));
  }

  /** Ends a held draft that has been sent. */
  void end(long draft) {
    sql.run("DELETE FROM complaint_draft WHERE id = ?", draft);
  }

  /** The file with its bytes, at most 10 MB, as it was found good. */
  SentFile open(Waiting file) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(file.length());
    sql.list(row -> vault.openBytes(place(file.id(), row.getInt("number")), row.getBytes("sealed")),
        "SELECT number, sealed FROM complaint_draft_piece WHERE file_id = ? ORDER BY number", file.id()).forEach(bytes::writeBytes);
    return new SentFile(file.name(), file.kind(), bytes.toByteArray(), file.sha256(), file.sent());
  }

  private static String place(long file, int number) {
    return PLACE + Ids.show(file) + ":" + number;
  }
}
