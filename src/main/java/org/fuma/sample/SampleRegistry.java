package org.fuma.sample;

import java.util.List;
import java.util.Set;
import org.fuma.access.Actor;
import org.fuma.code.CodePayload;

/**
 * The sample city once its firms, authorities and people are there, before anything has happened.
 *
 * @param firms       the firms that may be visited
 * @param authorities the authorities
 * @param second      the other supervisor, who was at {@link #former} before and so hears nothing of complaints about it
 */
record SampleRegistry(List<Firm> firms, List<Office> authorities, Actor supervisor, Actor second) {

  /** Which authority the other supervisor comes from, by its line. */
  static final int FORMER = 5;

  /** The authority that the other supervisor comes from. */
  Office former() {
    return authorities.get(FORMER);
  }

  /** A firm, its active code, and the account that speaks for it; grade and district may be empty text. */
  record Firm(long id, String name, String grade, String district, CodePayload code, Actor account) {}

  /** An authority, where it may act (nowhere in particular: everywhere), its items, its officials with valid certificates, and its lead. */
  record Office(long id, Set<String> districts, List<Long> items, List<Actor> officials, Actor lead) {

    /** True when it may act where the firm is. */
    boolean actsAt(Firm firm) {
      return districts.isEmpty() || districts.contains(firm.district());
    }
  }
}
