package org.fuma.roster;

import io.micronaut.http.exceptions.ContentLengthExceededException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Optional;
import org.fuma.store.Ids;
import org.fuma.store.ServiceClock;
import org.fuma.store.Sql;
import org.fuma.store.Vault;
import org.fuma.web.Failure;

/** The bytes of rosters, in pieces in the database, where every node finds them. Never more than one piece is in memory. */
@Singleton
class RosterFile {

  /** The largest file, in MB. */
  static final int MOST_MB = 200;

  /** Before the name of a copy that a node makes to read from. */
  static final String COPY = "fuma-roster-";

  private static final int PIECE = 1 << 20;
  private static final long MOST = (long) MOST_MB << 20;

  private final Sql sql;
  private final ServiceClock clock;
  private final Vault vault;

  RosterFile(Sql sql, ServiceClock clock, Vault vault) {
    this.sql = sql;
    this.vault = vault;
    this.clock = clock;
  }

  /** What was received. */
  record Received(long size, byte[] sha256) {}

  /**
   * Stores what comes, piece by piece. What was stored before a failure is taken away again.
   *
   * @throws Failure.TooLarge  when it is more than 200 MB
   * @throws Failure.Malformed when the sender breaks off
   */
  Received store(long roster, InputStream body) {
    try {
      return pieces(roster, body);
    } catch (IOException brokenOff) {
      drop(roster);
      throw brokenOff.getCause() instanceof ContentLengthExceededException
          ? new Failure.TooLarge("roster.too-large", MOST_MB)
          : new Failure.Malformed("roster.broken-off");
    } catch (RuntimeException failed) {
      drop(roster);
      throw failed;
    }
  }

  private Received pieces(long roster, InputStream body) throws IOException {
    MessageDigest digest = sha256();
    DigestInputStream in = new DigestInputStream(body, digest);
    long size = 0;
    int number = 0;
    for (byte[] piece = in.readNBytes(PIECE); piece.length > 0; piece = in.readNBytes(PIECE)) {
      size += piece.length;
      if (size > MOST) {
        throw new Failure.TooLarge("roster.too-large", MOST_MB);
      }
      sql.run("INSERT INTO roster_chunk (roster_id, number, at, bytes, sealed) VALUES (?, ?, ?, ?, TRUE)", roster, number, clock.instant(),
          vault.seal(place(roster, number), piece));
      number++;
    }
    return new Received(size, digest.digest());
  }

  /** A copy to read from, on this node; whoever asks for it deletes it. */
  Path copy(long roster) throws IOException {
    Path copy = Files.createTempFile(COPY, ".part");
    try (OutputStream out = Files.newOutputStream(copy)) {
      int number = 0;
      for (Optional<byte[]> piece = piece(roster, number); piece.isPresent(); piece = piece(roster, number)) {
        out.write(piece.get());
        number++;
      }
      if (number == 0) {
        throw new Failure.Conflict("roster.swept");
      }
      return copy;
    } catch (IOException | RuntimeException failed) {
      Files.deleteIfExists(copy);
      throw failed;
    }
  }

  /** Takes the pieces away. */
  void drop(long roster) {
    sql.run("DELETE FROM roster_chunk WHERE roster_id = ?", roster);
  }

  /** Takes away what was stored before that moment for an upload that never became an import. */
  int dropAbandoned(Instant before) {
    return sql.run("DELETE FROM roster_chunk WHERE at < ? AND NOT EXISTS (SELECT 1 FROM roster_import WHERE id = roster_id)", before);
  }

  static void delete(Path copy) {
    try {
      Files.deleteIfExists(copy);
    } catch (IOException stuck) {
      throw new UncheckedIOException(stuck);
    }
  }

  private Optional<byte[]> piece(long roster, int number) {
    return sql.first(
        row -> row.getBoolean("sealed") ? vault.openBytes(place(roster, number), row.getBytes("bytes")) : row.getBytes("bytes"),
        "SELECT bytes, sealed FROM roster_chunk WHERE roster_id = ? AND number = ?", roster, number);
  }

  private static String place(long roster, int number) {
    return "roster:" + Ids.show(roster) + ":" + number;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
