package org.fuma.complaint;

import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.fuma.store.Hashes;
import org.fuma.store.Sql;
import org.fuma.store.Vault;
import org.fuma.text.FoldedText;

/**
 * Keeps what complaints are found by, though their texts are sealed: the pairs of neighbouring characters in them, each as 16 bits of its hash
 * under a key from outside the database. Whoever has the database alone cannot read a text back: 65,536 numbers stand for millions of pairs,
 * without order.
 * Those who search meet a few complaints too many, and compare.
 */
@Singleton
class ComplaintIndex implements ComplaintWatcher {

  private static final int BITS = 0xFFFF;

  private final Sql sql;
  private final byte[] key;
  private final int madeWith;

  ComplaintIndex(Sql sql, Vault vault) {
    this.sql = sql;
    this.key = vault.secret("complaint-pairs");
    this.madeWith = ByteBuffer.wrap(Hashes.hmac(key, "the key's name")).getInt();
  }

  /** Makes a complaint findable by these texts, and by those that were added before; in the transaction that writes them down. */
  void add(long complaint, Collection<String> texts) {
    sql.run("INSERT IGNORE INTO complaint_indexed (complaint_id, made_with) VALUES (?, ?)", complaint, madeWith);
    insert(complaint, texts);
  }

  @Override
  public void added(long complaint, String text) {
    add(complaint, List.of(text));
  }

  /** Makes a complaint findable by these texts alone, under today's key. Two nodes may do it at once. */
  void replace(long complaint, Collection<String> texts) {
    // Not ON DUPLICATE KEY UPDATE: MariaDB asks for the right to change the key, too.
    if (sql.run("UPDATE complaint_indexed SET made_with = ? WHERE complaint_id = ?", madeWith, complaint) == 0) {
      sql.run("INSERT IGNORE INTO complaint_indexed (complaint_id, made_with) VALUES (?, ?)", complaint, madeWith);
    }
    sql.run("DELETE FROM complaint_pair WHERE complaint_id = ?", complaint);
    insert(complaint, texts);
  }

  /** Nobody adds a text to the complaint until the running transaction has ended. */
  void hold(long complaint) {
    sql.first(row -> row.getLong(1), "SELECT id FROM complaint_head WHERE id = ? FOR UPDATE", complaint);
  }

  /** Some complaints that search does not know, or knows under a former key, in the order of their ids after that one. */
  List<Long> missing(long after, int most) {
    return sql.list(row -> row.getLong(1),
        "SELECT c.id FROM complaint c LEFT JOIN complaint_indexed i ON i.complaint_id = c.id"
            + " WHERE c.id > ? AND (i.made_with IS NULL OR i.made_with <> ?) ORDER BY c.id LIMIT ?",
        after, madeWith, most);
  }

  /** By which numbers a folded text is found; all of them stand with a complaint that holds it. */
  Set<Integer> numbers(String folded) {
    Set<Integer> numbers = new TreeSet<>();
    FoldedText.pairs(folded).forEach(pair -> numbers.add(number(pair)));
    return numbers;
  }

  private void insert(long complaint, Collection<String> texts) {
    Set<Integer> numbers = new TreeSet<>();
    texts.forEach(text -> numbers.addAll(numbers(FoldedText.of(text))));
    sql.batch("INSERT IGNORE INTO complaint_pair (pair, complaint_id) VALUES (?, ?)",
        numbers.stream().map(number -> new Object[] {number, complaint}).toList());
  }

  private int number(long pair) {
    return ByteBuffer.wrap(Hashes.hmac(key, Long.toString(pair))).getInt() & BITS;
  }
}
