package org.fuma.authority;

import java.util.Optional;
import java.util.Set;

/**
 * A body on the published list of those that may inspect (54号).
 *
 * @param listed      false once it was struck off the list: it may not inspect any more
 * @param districts   the codes of the districts where it may act; none: in the whole city
 * @param entrustedBy on whose behalf an entrusted body inspects; empty for the other kinds
 */
public record Authority(
    long id, String name, AuthorityKind kind, AuthorityLevel level, String telephone, boolean listed, Set<String> districts, String entrustedBy) {

  /** True when it may act there; where a firm's district is not known nothing stands against it. */
  public boolean actsIn(Optional<String> district) {
    return districts.isEmpty() || district.isEmpty() || districts.contains(district.get());
  }
}
