package org.fuma.authority;

import java.util.Map;
import java.util.function.UnaryOperator;
import org.fuma.rule.Sector;
import org.fuma.web.Checks;

/** An item that is to be published for an authority. */
public record NewItem(
    String code, String name, String legalBasis, String object, String content, Method method, int yearlyCap, String office, String frequency,
    Sector sector) {

  private static final int MOST_A_YEAR = 366;

  /**
   * Reads what a person or a program gave, by field; empty text for what was not given.
   *
   * @throws org.fuma.web.Failure.Invalid with everything that is wrong
   */
  public static NewItem read(UnaryOperator<String> given) {
    Checks checks = new Checks();
    NewItem tidy =
        new NewItem(
            checks.required("code", given.apply("code"), 40),
            checks.required("name", given.apply("name"), 120),
            checks.required("legalBasis", given.apply("legalBasis"), 500),
            checks.required("object", given.apply("object"), 200),
            checks.required("content", given.apply("content"), 500),
            checks.requiredOneOf("method", given.apply("method"), Method.class),
            checks.number("yearlyCap", given.apply("yearlyCap"), 0, MOST_A_YEAR),
            checks.required("office", given.apply("office"), 80),
            checks.required("frequency", given.apply("frequency"), 80),
            checks.oneOf("sector", given.apply("sector"), Sector.class).orElse(Sector.GENERAL));
    checks.done();
    return tidy;
  }

  NewItem tidied() {
    return read(fields()::get);
  }

  /** The same as the fields of a form. */
  Map<String, String> fields() {
    return Map.of("code", code, "name", name, "legalBasis", legalBasis, "object", object, "content", content, "method", method.name(), "yearlyCap",
        Integer.toString(yearlyCap), "office", office, "frequency", frequency, "sector", sector.name());
  }

  /** What a version of an item says. */
  static NewItem of(InspectionItem item) {
    return new NewItem(
        item.code(), item.name(), item.legalBasis(), item.object(), item.content(), item.method(), item.yearlyCap(), item.office(), item.frequency(),
        item.sector());
  }
}
