package org.fuma.plan;

import java.util.Optional;
import org.fuma.enterprise.EnterpriseFilter;

/** By what the firms of a plan were chosen where nobody listed them: district (six digits), batch, grade; empty text means any. */
public record FirmChoice(String district, String batch, String grade) {

  /** True when nothing is chosen by. */
  boolean none() {
    return district.isEmpty() && batch.isEmpty() && grade.isEmpty();
  }

  /**
   * The same as a list of firms is narrowed, to those under protection.
   *
   * @throws org.fuma.web.Failure.Invalid when a value is none of those that exist
   */
  EnterpriseFilter filter() {
    return EnterpriseFilter.read("", "", district, batch, grade, "ACTIVE");
  }

  static Optional<FirmChoice> of(String district, String batch, String grade) {
    FirmChoice choice = new FirmChoice(district == null ? "" : district, batch == null ? "" : batch, grade == null ? "" : grade);
    return choice.none() ? Optional.empty() : Optional.of(choice);
  }
}
