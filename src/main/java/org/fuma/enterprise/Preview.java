package org.fuma.enterprise;

import java.util.List;
import java.util.Map;

/** What an act on many firms would come to, before it is done. */
public record Preview(Map<Verdict, Part> parts) {

  /** Firms named in each part. */
  static final int NAMED = 20;

  /**
   * The firms for which it comes to the same.
   *
   * @param first the latest enrolled of them
   */
  public record Part(long count, List<Enterprise> first) {}

  /** How many firms it looked at. */
  public long total() {
    return parts.values().stream().mapToLong(Part::count).sum();
  }

  /** The part of that verdict. */
  public Part part(Verdict verdict) {
    return parts.getOrDefault(verdict, new Part(0, List.of()));
  }
}
