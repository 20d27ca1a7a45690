package org.fuma.visit;

import java.util.List;

/**
 * How often a firm was visited in a year, by whom, and how often its authorities may (domain.md §4).
 *
 * @param year        in Asia/Shanghai
 * @param cap         counted visits that each authority may make at most
 * @param graded      true when the cap is that of the firm's grade
 * @param authorities those that came, most inspections first
 */
public record FirmYear(int year, int cap, boolean graded, List<OfAuthority> authorities) {

  /**
   * One authority's visits.
   *
   * @param counted towards the cap
   * @param outside inspections outside the cap
   * @param service contacts at which nothing was inspected
   */
  public record OfAuthority(long authority, String name, int counted, int outside, int service) {

    /** All inspections. */
    public int inspections() {
      return counted + outside;
    }
  }

  /** All inspections of the year. */
  public int inspections() {
    return authorities.stream().mapToInt(OfAuthority::inspections).sum();
  }

  /** All contacts at which nothing was inspected: “721” wants them to be the most (domain.md §6). */
  public int service() {
    return authorities.stream().mapToInt(OfAuthority::service).sum();
  }
}
