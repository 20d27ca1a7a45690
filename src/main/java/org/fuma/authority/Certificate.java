package org.fuma.authority;

import java.time.LocalDate;
import java.util.function.UnaryOperator;
import org.fuma.web.Checks;

/**
 * A law-enforcement certificate, and the position in which its holder has it.
 *
 * @param from  the first day on which it is good, in Asia/Shanghai
 * @param until the last such day
 */
public record Certificate(String title, String number, String issuer, LocalDate from, LocalDate until) {

  /**
   * Reads what a person or a program gave, by field; empty text for what was not given.
   *
   * @throws org.fuma.web.Failure.Invalid with everything that is wrong
   */
  public static Certificate read(UnaryOperator<String> given) {
    Checks checks = new Checks();
    Certificate read = read(checks, given);
    checks.done();
    return read;
  }

  /** Reads it, and notes what is wrong. */
  static Certificate read(Checks checks, UnaryOperator<String> given) {
    Certificate read =
        new Certificate(
            checks.required("title", given.apply("title"), 64),
            checks.required("certificateNumber", given.apply("certificateNumber"), 40),
            checks.required("issuer", given.apply("issuer"), 80),
            date(checks, "validFrom", given),
            date(checks, "validUntil", given));
    if (read.until().isBefore(read.from())) {
      checks.refuse("validUntil", "officials.wrong-validity");
    }
    return read;
  }

  boolean covers(LocalDate day) {
    return !day.isBefore(from) && !day.isAfter(until);
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
