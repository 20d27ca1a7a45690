package org.fuma.authority;

import java.util.function.UnaryOperator;
import org.fuma.web.Checks;

/** An item that is to be published for an authority. */
public record NewItem(
    String code, String name, String legalBasis, String object, String content, Method method, int yearlyCap) {

  private static final int MOST_A_YEAR = 366;

  /**
   * Reads what a person or a program gave, by field; empty text for what was not given.
   *
   * @throws org.fuma.web.Failure.Invalid with everything that is wrong
   */
  public static NewItem read(UnaryOperator<String> given) {
    Checks checks = new Checks();
    return new NewItem(
            given.apply("code"),
            given.apply("name"),
            given.apply("legalBasis"),
            given.apply("object"),
            given.apply("content"),
            checks.requiredOneOf("method", given.apply("method"), Method.class),
            checks.number("yearlyCap", given.apply("yearlyCap"), 0, MOST_A_YEAR))
        .tidied(checks);
  }

  NewItem tidied(Checks checks) {
    NewItem tidy =
        new NewItem(
            checks.required("code", code, 40),
            checks.required("name", name, 120),
            checks.required("legalBasis", legalBasis, 500),
            checks.required("object", object, 200),
            checks.required("content", content, 500),
            method,
            checks.number("yearlyCap", Integer.toString(yearlyCap), 0, MOST_A_YEAR));
    checks.done();
    return tidy;
  }
}
