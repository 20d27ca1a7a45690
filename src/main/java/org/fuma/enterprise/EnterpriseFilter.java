package org.fuma.enterprise;

import java.util.Optional;
import org.fuma.text.PastedText;
import org.fuma.web.Checks;

/**
 * What a list of firms is narrowed to; empty text means anything.
 *
 * @param name         any part of the name
 * @param uscc         the beginning of the USCC, normalised
 * @param openDistrict only firms whose district nobody has found out yet
 */
public record EnterpriseFilter(
    String name,
    String uscc,
    Optional<District> district,
    boolean openDistrict,
    String batch,
    Optional<Grade> grade,
    Optional<EnterpriseState> state) {

  /** The word that asks for firms without a district. */
  public static final String OPEN = "open";

  private static final int LONGEST = 200;

  /**
   * Reads a filter as people and programs send it; district is six digits or {@link #OPEN}.
   *
   * @throws org.fuma.web.Failure.Invalid when a value is none of those that exist
   */
  public static EnterpriseFilter read(String name, String uscc, String district, String batch, String grade,
      String state) {
    Checks checks = new Checks();
    String place = checks.optional("district", district, 6);
    Optional<District> known = District.ofCode(place);
    if (known.isEmpty() && !place.isEmpty() && !place.equals(OPEN)) {
      checks.refuse("district", "check.choice");
    }
    EnterpriseFilter filter =
        new EnterpriseFilter(
            checks.optional("name", name, LONGEST),
            PastedText.bare(checks.optional("uscc", uscc, 64)),
            known,
            place.equals(OPEN),
            checks.optional("batch", batch, EnterpriseChecks.LONGEST_BATCH),
            checks.oneOf("grade", grade, Grade.class),
            checks.oneOf("state", state, EnterpriseState.class));
    checks.done();
    return filter;
  }
}
