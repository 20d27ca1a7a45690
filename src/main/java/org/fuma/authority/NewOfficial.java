package org.fuma.authority;

import java.time.LocalDate;
import java.util.function.UnaryOperator;
import org.fuma.web.Checks;

/** A certificate holder who is to be added to an authority. */
public record NewOfficial(
    String name, String title, String certificateNumber, String issuer, LocalDate validFrom, LocalDate validUntil) {

  /**
   * Reads what a person or a program gave, by field; empty text for what was not given.
   *
   * @throws org.fuma.web.Failure.Invalid with everything that is wrong
   */
  public static NewOfficial read(UnaryOperator<String> given) {
    Checks checks = new Checks();
    return new NewOfficial(
            given.apply("name"),
            given.apply("title"),
            given.apply("certificateNumber"),
            given.apply("issuer"),
            date(checks, "validFrom", given),
            date(checks, "validUntil", given))
        .tidied(checks);
  }

  NewOfficial tidied(Checks checks) {
    NewOfficial tidy =
        new NewOfficial(
            checks.required("name", name, 64),
            checks.required("title", title, 64),
            checks.required("certificateNumber", certificateNumber, 40),
            checks.required("issuer", issuer, 80),
            validFrom,
            validUntil);
    if (validUntil.isBefore(validFrom)) {
      checks.refuse("validUntil", "officials.wrong-validity");
    }
    checks.done();
    return tidy;
  }

  private static LocalDate date(Checks checks, String field, UnaryOperator<String> given) {
    String text = given.apply(field);
    if (text.isBlank()) {
      checks.refuse(field, "check.required");
    }
    // After a refusal any day will do: nothing is made of it.
    return checks.date(field, text).orElse(LocalDate.EPOCH);
  }
}
