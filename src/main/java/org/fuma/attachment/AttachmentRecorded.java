package org.fuma.attachment;

import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fuma.ledger.ContentCheck;
import org.fuma.ledger.Erasures;
import org.fuma.ledger.Findings;
import org.fuma.ledger.HeadCheck;
import org.fuma.ledger.Recorded;
import org.fuma.ledger.Rows;
import org.fuma.store.Ids;
import org.fuma.store.Sql;
import org.fuma.store.Vault;

/**
 * What the tables of files repeat of the ledger. The entries are their owners', whose rows take {@link #facts} in; here names and bytes are held
 * against the file's own row. When a file was kept is in no entry.
 */
@Singleton
public class AttachmentRecorded implements Recorded {

  private static final int PAGE = 200;

  private final Sql sql;
  private final Vault vault;
  private final Erasures erasures;

  AttachmentRecorded(Sql sql, Vault vault, Erasures erasures) {
    this.sql = sql;
    this.vault = vault;
    this.erasures = erasures;
  }

  /**
   * Adds what a file's row repeats of its owner's entry, as {@link Attachments.Kept#facts} put it there.
   *
   * @param alias of the table {@code attachment}, which the rows join LEFT
   */
  public static Rows facts(Rows rows, String alias) {
    return rows.id("attachment", alias + ".id").text("type", type(alias + ".kind")).number("length", alias + ".size_bytes")
        .hex("sha256", alias + ".sha256").hex("nameHash", alias + ".name_hash");
  }

  private static String type(String column) {
    return Stream.of(FileKind.values()).map(kind -> " WHEN '" + kind.name() + "' THEN '" + kind.type() + "'")
        .collect(Collectors.joining("", "CASE " + column, " END"));
  }

  @Override
  public List<Rows> rows() {
    return List.of();
  }

  @Override
  public List<HeadCheck> heads() {
    return List.of();
  }

  @Override
  public List<ContentCheck> contents() {
    return List.of(new ContentCheck("attachment_content", Attachments.NAME_PLACE,
        "SELECT f.id, f.name_hash AS hash, c.sealed FROM attachment f LEFT JOIN attachment_content c ON c.id = f.id"
            + " WHERE f.name_hash IS NOT NULL AND f.id > ? ORDER BY f.id LIMIT ?"));
  }

  private record Stored(long id, long length, byte[] sha256) {}

  /** Holds every file's bytes against its length and hash, a piece of them in memory. */
  @Override
  public void walk(Findings findings, LongConsumer progress) {
    long seen = 0;
    long after = Long.MIN_VALUE;
    List<Stored> page;
    do {
      page = sql.list(row -> new Stored(row.getLong("id"), row.getLong("size_bytes"), row.getBytes("sha256")),
          "SELECT id, size_bytes, sha256 FROM attachment WHERE id > ? ORDER BY id LIMIT " + PAGE, after);
      for (Stored file : page) {
        check(file, findings);
        after = file.id();
        progress.accept(++seen);
      }
    } while (page.size() == PAGE);
  }

  private void check(Stored file, Findings findings) {
    List<Integer> numbers =
        sql.list(row -> row.getInt(1), "SELECT number FROM attachment_piece WHERE attachment_id = ? ORDER BY number", file.id());
    if (erasures.erased("attachment_piece", file.id())) {
      if (!numbers.isEmpty()) {
        wrong(findings, file, "its bytes were erased and are there");
      }
      return;
    }
    long length = 0;
    MessageDigest digest = sha256();
    for (int number = 0; number < numbers.size(); number++) {
      if (numbers.get(number) != number) {
        wrong(findings, file, "piece " + number + " is not there");
        return;
      }
      try {
        byte[] piece = piece(file.id(), number);
        length += piece.length;
        digest.update(piece);
      } catch (RuntimeException notOurs) {
        wrong(findings, file, "piece " + number + " does not belong here");
        return;
      }
    }
    if (length != file.length()) {
      wrong(findings, file, numbers.isEmpty() ? "its bytes are gone and no erasure says so" : "there are not as many bytes as its row says");
    } else if (!Arrays.equals(digest.digest(), file.sha256())) {
      wrong(findings, file, "the bytes are not those of its hash");
    }
  }

  private byte[] piece(long id, int number) {
    return sql.first(row -> vault.openBytes(Attachments.place(id, number), row.getBytes(1)),
        "SELECT sealed FROM attachment_piece WHERE attachment_id = ? AND number = ?", id, number).orElseThrow();
  }

  /** A file may be a complaint's. */
  private static void wrong(Findings findings, Stored file, String what) {
    findings.add("attachment_piece", Ids.show(file.id()), what, true);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
