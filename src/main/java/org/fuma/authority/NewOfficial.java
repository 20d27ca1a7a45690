package org.fuma.authority;

import java.time.LocalDate;
import java.util.Map;
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
    String name = checks.required("name", given.apply("name"), 64);
    Certificate certificate = Certificate.read(checks, given);
    checks.done();
    return new NewOfficial(name, certificate.title(), certificate.number(), certificate.issuer(), certificate.from(), certificate.until());
  }

  NewOfficial tidied() {
    return read(
        Map.of("name", name, "title", title, "certificateNumber", certificateNumber, "issuer", issuer, "validFrom", validFrom.toString(),
            "validUntil", validUntil.toString())::get);
  }
}
