package org.fuma.visit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.fuma.authority.Authority;
import org.fuma.authority.InspectionItem;
import org.fuma.authority.Official;
import org.fuma.rule.VisitKind;

/**
 * One authority's entry at a firm, as it is put to the rules.
 *
 * @param phoneDead true when it was declared that the second official has no phone to confirm with
 * @param arrivedAt when they stood there; the rules of that day in Asia/Shanghai decide
 * @param besides   a visit that is left out when earlier ones are looked at: the joint one that the authority takes part in
 */
record EntryCase(VisitKind kind, Declared declared, boolean phoneDead, Party party, Instant arrivedAt, Optional<Long> besides) {

  /**
   * Who comes, and for what.
   *
   * @param officials everybody who comes under a certificate, the one who scans first
   */
  record Party(Authority authority, List<Official> officials, List<InspectionItem> items) {}
}
