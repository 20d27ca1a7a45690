package org.fuma.visit;

import java.util.Optional;
import org.fuma.rule.Basis;

/**
 * What was declared at the arrival besides kind, people and items.
 *
 * @param reference       of the report, the hand-over, the signal or the order; empty where the basis needs none
 * @param plan            the approved plan that is the basis
 * @param recheckOf       the visit whose order to correct is re-checked
 * @param assistants      people who come along without a certificate, 0 to 20, fixed beforehand
 * @param expectedMinutes how long it is expected to take
 * @param emergencyReason why it cannot wait; empty unless the kind is an emergency
 * @param seriousHarm     true when the reason is a verified report of serious harm
 */
public record Declared(
    Basis basis,
    String reference,
    Optional<Long> plan,
    Optional<Long> recheckOf,
    int assistants,
    Optional<Integer> expectedMinutes,
    String emergencyReason,
    boolean seriousHarm) {

  /** A contact at which nothing is inspected. */
  public static final Declared CONTACT =
      new Declared(Basis.NONE, "", Optional.empty(), Optional.empty(), 0, Optional.empty(), "", false);
}
