package org.fuma.store;

import com.github.f4b6a3.tsid.Tsid;
import com.github.f4b6a3.tsid.TsidCreator;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * Identifiers: 64 bits, shown as 13 characters of Crockford Base32. Most are TSIDs, sortable by their millisecond; those that
 * must not tell when they were made are random.
 */
public final class Ids {

  private static final int RANDOM_BITS = 22;
  private static final SecureRandom RANDOM = new SecureRandom();

  private Ids() {}

  /** A new identifier that sorts by time and is safe on many nodes. */
  public static long next() {
    return TsidCreator.getTsid1024().toLong();
  }

  /** A new identifier that tells nothing. */
  public static long random() {
    return RANDOM.nextLong() >>> 1;
  }

  /** The least identifier that {@link #next} can have made at that moment or later. */
  public static long firstAt(Instant moment) {
    return Math.max(0, moment.toEpochMilli() - Tsid.TSID_EPOCH) << RANDOM_BITS;
  }

  /** The moment at which {@link #next} made it, to the millisecond, by the clock of its node. */
  public static Instant madeAt(long id) {
    return Instant.ofEpochMilli((id >>> RANDOM_BITS) + Tsid.TSID_EPOCH);
  }

  /** As people and programs see it: 13 characters. */
  public static String show(long id) {
    return Tsid.from(id).toString();
  }

  /** Reads what {@link #show} wrote; empty for anything else, so that a foreign id is simply not found. */
  public static Optional<Long> read(String shown) {
    return shown != null && Tsid.isValid(shown) ? Optional.of(Tsid.from(shown.toUpperCase(Locale.ROOT)).toLong()) : Optional.empty();
  }
}
