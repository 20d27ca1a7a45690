package org.fuma.ledger;

import java.time.Instant;
import java.util.Arrays;
import org.fuma.store.Ids;

/**
 * How old an entry may be, by the signed order alone: it cannot have waited for its leaf while batch after batch of younger ones got theirs. The
 * leaves of a batch stand in the order of their hashes; so each descent of the hashes begins another batch, whether or not the checkpoint between the
 * two is still there.
 *
 * <p>A backlog comes in the order of its ids; only the blank entries of a full batch are younger than what still waits behind it.
 */
final class LeafOrder {

  /** A batch as large as this leaves others waiting behind it. */
  static final int FULL_BATCH = 16_384;

  private byte[] previous = new byte[0];
  private long run;
  private boolean begun;
  private Instant earlier = Instant.EPOCH;
  private Instant youngest = Instant.EPOCH;
  private Instant youngestBlank = Instant.EPOCH;

  /**
   * Counts a leaf.
   *
   * @param form  of its entry: what is of before the tree, or is not there, tells nothing of when its batch was
   * @param blank whether it is a blank entry
   * @return the moment of the youngest entry in the batches before
   */
  Instant before(byte[] hash, long entry, int form, boolean blank) {
    begun = Arrays.compareUnsigned(previous, hash) >= 0;
    if (begun) {
      earlier = later(earlier, youngest);
      earlier = run < FULL_BATCH ? later(earlier, youngestBlank) : earlier;
      youngestBlank = Instant.EPOCH;
      run = 0;
    }
    previous = hash;
    run++;
    if (form > 1 && blank) {
      youngestBlank = later(youngestBlank, Ids.madeAt(entry));
    } else if (form > 1) {
      youngest = later(youngest, Ids.madeAt(entry));
    }
    return earlier;
  }

  /** Whether the leaf that was counted last is certainly the first of its batch. */
  boolean begun() {
    return begun;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
