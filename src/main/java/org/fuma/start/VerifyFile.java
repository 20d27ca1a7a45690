package org.fuma.start;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.fuma.ledger.Checkpoint;
import org.fuma.ledger.Note;
import org.fuma.ledger.NoteKey;
import org.fuma.ledger.ProofFile;
import org.fuma.ledger.Receipt;
import org.fuma.ledger.Tree;
import org.fuma.settings.StartFailure;
import org.fuma.store.Ids;

/**
 * Checks what the registry gave away about its ledger, offline: a proof file, a receipt, a checkpoint; two checkpoints against each other. The keys come
 * from whoever checks, never from the files.
 */
final class VerifyFile {

  private static final String RECEIPT = "/receipt";
  private static final int MOST_HASHES = 126;

  private final List<NoteKey> keys;
  private final PrintWriter out;

  VerifyFile(List<NoteKey> keys, PrintWriter out) {
    this.keys = List.copyOf(keys);
    this.out = out;
  }

  /**
   * Checks every file, and the checkpoints among them against each other, as far as the proof of consistency goes.
   *
   * @param consistency what {@code /log/consistency?from=m&to=n} answered, for two checkpoints of different sizes
   * @return true when all of it holds
   * @throws StartFailure when a file cannot be read
   */
  boolean check(List<Path> files, Optional<Path> consistency) {
    List<Checkpoint> checkpoints = new ArrayList<>();
    boolean all = true;
    for (Path file : files) {
      try {
        tell(file, one(bytes(file), checkpoints));
      } catch (IllegalArgumentException refused) {
        out.println(file + ": does NOT hold: " + refused.getMessage() + ".");
        all = false;
      }
    }
    return all & consistent(checkpoints, consistency);
  }

  private String one(byte[] file, List<Checkpoint> checkpoints) {
    if (file.length > 0 && file[0] == '{') {
      ProofFile.Proven proven = ProofFile.read(file).check(keys);
      checkpoints.add(proven.checkpoint());
      return "holds. Entry " + proven.header().get("id") + " (" + proven.header().get("kind") + ", " + proven.header().get("at") + ") is no. "
          + (proven.index() + 1) + " of the " + proven.checkpoint().size() + " in the log " + proven.checkpoint().origin()
          + ", and this is what was recorded: " + proven.record();
    }
    String text = Note.read(file).text();
    if (text.substring(0, text.indexOf('\n')).endsWith(RECEIPT)) {
      Receipt receipt = Receipt.read(opened(file));
      StringBuilder entries = new StringBuilder();
      receipt.lines().forEach(line -> entries.append(' ').append(Ids.show(line.id())).append(" (").append(line.at()).append(')'));
      return "holds. The registry wrote these entries:" + entries + ". Whether they still stand, a proof tells, or verify --all --receipt.";
    }
    Checkpoint checkpoint = Checkpoint.read(opened(file));
    checkpoints.add(checkpoint);
    return "holds. The log " + checkpoint.origin() + " signed for " + checkpoint.size() + " entries.";
  }

  /** Its text, when the key that its first line names signed it. */
  private String opened(byte[] note) {
    Note.Opened opened = Note.open(note, keys);
    String name = opened.text().substring(0, opened.text().indexOf('\n'));
    if (opened.by().stream().noneMatch(key -> key.name().equals(name))) {
      throw new IllegalArgumentException("it is not signed by the key that it names");
    }
    return opened.text();
  }

  private boolean consistent(List<Checkpoint> checkpoints, Optional<Path> consistency) {
    List<Checkpoint> bySize = checkpoints.stream().sorted(Comparator.comparing(Checkpoint::origin).thenComparing(Checkpoint::size)).toList();
    boolean all = true;
    for (int i = 1; i < bySize.size(); i++) {
      Checkpoint old = bySize.get(i - 1);
      Checkpoint now = bySize.get(i);
      if (old.origin().equals(now.origin()) && old.size() == now.size() && !Arrays.equals(old.root(), now.root())) {
        out.println("The log signed two different trees of " + old.size() + " entries: one of these files is the proof of it.");
        all = false;
      } else if (consistency.isEmpty() && old.size() < now.size()) {
        out.println("Whether the log of " + now.size() + " entries continues that of " + old.size() + ", --consistency tells: save /log/consistency?from="
            + old.size() + "&to=" + now.size() + ".");
      }
    }
    if (consistency.isEmpty()) {
      return all;
    }
    if (bySize.size() != 2 || !bySize.getFirst().origin().equals(bySize.getLast().origin())) {
      throw new StartFailure("A proof of consistency is for two checkpoints of one log: give both files.");
    }
    Checkpoint old = bySize.getFirst();
    Checkpoint now = bySize.getLast();
    boolean holds;
    try {
      holds = Tree.consistent(old.size(), now.size(), old.root(), now.root(), hashes(bytes(consistency.get())));
    } catch (IllegalArgumentException malformed) {
      holds = false;
    }
    out.println(holds
        ? "The log of " + now.size() + " entries began as that of " + old.size() + "."
        : "The log of " + now.size() + " entries does NOT continue that of " + old.size() + ", or the proof is not for these two.");
    return all & holds;
  }

  private static List<byte[]> hashes(byte[] file) {
    List<byte[]> hashes = new ArrayList<>();
    String text = new String(file, StandardCharsets.US_ASCII);
    if (text.isEmpty()) {
      return hashes;
    }
    if (!text.endsWith("\n")) {
      throw new IllegalArgumentException("a proof of consistency has a hash a line");
    }
    for (String line : text.substring(0, text.length() - 1).split("\n", MOST_HASHES)) {
      hashes.add(Note.base64(line));
    }
    return hashes;
  }

  private void tell(Path file, String said) {
    out.println(file + ": " + said);
  }

  private static byte[] bytes(Path file) {
    try {
      if (Files.size(file) > ProofFile.MOST_BYTES) {
        throw new StartFailure("The file " + file + " is too large for what the registry gives away about its ledger.");
      }
      return Files.readAllBytes(file);
    } catch (IOException unreadable) {
      throw new StartFailure("The file " + file + " cannot be read.", unreadable);
    }
  }
}
