package org.fuma.authority;

import java.util.function.UnaryOperator;
import org.fuma.web.Checks;

/** An authority that is to be put on the list. */
public record NewAuthority(String name, AuthorityKind kind, AuthorityLevel level, String telephone) {

  /**
   * Reads what a person or a program gave, by field; empty text for what was not given.
   *
   * @throws org.fuma.web.Failure.Invalid with everything that is wrong
   */
  public static NewAuthority read(UnaryOperator<String> given) {
    Checks checks = new Checks();
    return new NewAuthority(
            given.apply("name"),
            checks.requiredOneOf("kind", given.apply("kind"), AuthorityKind.class),
            checks.requiredOneOf("level", given.apply("level"), AuthorityLevel.class),
            given.apply("telephone"))
        .tidied(checks);
  }

  NewAuthority tidied(Checks checks) {
    NewAuthority tidy =
        new NewAuthority(
            checks.required("name", name, 2, 100), kind, level, checks.required("telephone", telephone, 5, 32));
    if (!tidy.telephone().isEmpty() && !tidy.telephone().matches("[0-9+() -]{1,32}")) {
      checks.refuse("telephone", "authorities.wrong-telephone");
    }
    checks.done();
    return tidy;
  }
}
