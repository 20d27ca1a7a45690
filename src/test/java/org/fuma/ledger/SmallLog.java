package org.fuma.ledger;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.fuma.store.Hashes;

/** A log of a few entries in memory, with keys of its own. */
public final class SmallLog {

  /** As a registry at that address would call its log. */
  public static final String ORIGIN = "fuma.example.cn/log";

  private static final Instant AT = Instant.parse("2026-11-21T04:05:06.000007Z");

  private final NoteSigner checkpoints = new NoteSigner(ORIGIN, Hashes.sha256("a seed for tests"));
  private final NoteSigner receipts = new NoteSigner(ORIGIN + "/receipt", Hashes.sha256("another seed for tests"));
  private final List<LedgerEntry> entries = new ArrayList<>();
  private final List<Entries.Facts> facts = new ArrayList<>();
  private final List<byte[]> leaves = new ArrayList<>();

  /** A log of so many entries. */
  public static SmallLog of(int size) {
    SmallLog log = new SmallLog();
    for (int i = 0; i < size; i++) {
      log.add(i);
    }
    return log;
  }

  /** The key by which its checkpoints are checked. */
  public NoteKey key() {
    return checkpoints.key();
  }

  /** The key by which its receipts are checked. */
  public NoteKey receiptKey() {
    return receipts.key();
  }

  /** The proof file of an entry in the tree of that size. */
  public byte[] proof(int index, int size) {
    return ProofFile.of(entries.get(index), facts.get(index), new InclusionProof(index, Tree.inclusion(this::hashes, index, size), checkpoint(size))).json();
  }

  /** The checkpoint for that size. */
  public byte[] checkpoint(int size) {
    return checkpoints.sign(new Checkpoint(ORIGIN, size, Tree.root(this::hashes, size)).text());
  }

  /** What leads from one size to another, a hash a line. */
  public String consistency(int old, int size) {
    StringBuilder lines = new StringBuilder();
    Tree.consistency(this::hashes, old, size).forEach(hash -> lines.append(Base64.getEncoder().encodeToString(hash)).append('\n'));
    return lines.toString();
  }

  /** A receipt of the first so many entries. */
  public byte[] receipt(int count) {
    return receipts.sign(new Receipt(receipts.key().name(), entries.subList(0, count).stream().map(Receipt.Line::of).toList()).text());
  }

  /** Such a receipt, signed by the key of checkpoints. */
  public byte[] receiptByTheWrongKey() {
    return checkpoints.sign(new Receipt(receipts.key().name(), List.of(Receipt.Line.of(entries.getFirst()))).text());
  }

  private void add(int number) {
    byte[] salt = Arrays.copyOf(Hashes.sha256("salt " + number), 16);
    String json = new String(Canonical.json(Map.of("number", number, "text", "第" + number + "次检查 \"é\" \\ \u0007", "list", List.of("a", "b"), "flag", true)),
        StandardCharsets.UTF_8);
    Entries.Facts fact = new Entries.Facts(salt, json);
    LedgerEntry entry = new LedgerEntry(900_000_000_000L + number, AT.plusSeconds(number), "visit.logged", "visit", 77, 5, "0ABCDEFGH1234", 2, fact.commitment());
    facts.add(fact);
    entries.add(entry);
    leaves.add(Tree.leaf(entry.hash()));
  }

  private List<byte[]> hashes(int level, long from, long to) {
    if (level == 0) {
      return leaves.subList((int) from, (int) to);
    }
    List<byte[]> roots = new ArrayList<>();
    for (long i = from; i < to; i++) {
      roots.add(naive((int) (i << (8 * level)), (int) ((i + 1) << (8 * level))));
    }
    return roots;
  }

  private byte[] naive(int from, int to) {
    if (to - from == 1) {
      return leaves.get(from);
    }
    int half = (to - from) / 2;
    return Tree.node(naive(from, from + half), naive(from + half, to));
  }
}
