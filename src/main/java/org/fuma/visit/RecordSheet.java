package org.fuma.visit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fuma.code.ProtectionCode;
import org.fuma.enterprise.Enterprise;

/**
 * A visit's record as it is printed.
 *
 * @param code      the firm's protection code as it is now; empty when it has none
 * @param codeQr    of that code, as SVG
 * @param visitQr   of the visit's own code, as SVG; empty for visits from before there were any
 * @param conclusions the results of all authorities
 * @param parties   the authorities that came besides, and were admitted
 * @param plans     the names of the plans on which any of them rests, by id
 * @param late      whether that of the authority that led came, or is, late
 */
public record RecordSheet(
    Visit visit,
    Enterprise firm,
    Optional<ProtectionCode> code,
    Optional<String> codeQr,
    Optional<String> visitQr,
    List<Concluded> conclusions,
    List<VisitParty> parties,
    Map<Long, String> plans,
    boolean late,
    List<VisitFile> files,
    List<Remark> remarks) {

  /** What was found on that item. */
  public Optional<ItemFinding> finding(long item) {
    return conclusions.stream().flatMap(one -> one.said().findings().stream()).filter(finding -> finding.item() == item).findFirst();
  }

  /** The name of the plan that was declared as the basis. */
  public Optional<String> plan(Declared said) {
    return said.plan().map(plans::get);
  }

  /** The result of that authority. */
  public Optional<Concluded> concluded(long authority) {
    return conclusions.stream().filter(one -> one.authority() == authority).findFirst();
  }
}
