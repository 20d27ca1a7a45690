package org.fuma.authority;

import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.fuma.web.Checks;

/** An authority that is to be put on the list. */
public record NewAuthority(String name, AuthorityKind kind, AuthorityLevel level, String telephone, Jurisdiction jurisdiction) {

  /**
   * Reads what a person or a program gave, by field; empty text for what was not given. Districts are codes with commas between them.
   *
   * @throws org.fuma.web.Failure.Invalid with everything that is wrong
   */
  public static NewAuthority read(UnaryOperator<String> given) {
    Checks checks = new Checks();
    AuthorityKind kind = checks.requiredOneOf("kind", given.apply("kind"), AuthorityKind.class);
    AuthorityLevel level = checks.requiredOneOf("level", given.apply("level"), AuthorityLevel.class);
    NewAuthority read =
        new NewAuthority(
            checks.required("name", given.apply("name"), 2, 100),
            kind,
            level,
            checks.required("telephone", given.apply("telephone"), 5, 32),
            Jurisdiction.read(checks, kind, level, given));
    if (!read.telephone().isEmpty() && !read.telephone().matches("[0-9+() -]{1,32}")) {
      checks.refuse("telephone", "authorities.wrong-telephone");
    }
    checks.done();
    return read;
  }

  NewAuthority tidied() {
    return read(field -> switch (field) {
      case "name" -> name;
      case "kind" -> kind.name();
      case "level" -> level.name();
      case "telephone" -> telephone;
      case "districts" -> String.join(",", new TreeSet<>(jurisdiction.districts()));
      case "entrustedBy" -> jurisdiction.entrustedBy();
      default -> "";
    });
  }

  /** Where an authority may act: in these districts, or in the whole city where there are none; and who entrusted it with that, if anybody had to. */
  public record Jurisdiction(Set<String> districts, String entrustedBy) {

    /** The whole city, in one's own right. */
    public static final Jurisdiction CITY = new Jurisdiction(Set.of(), "");

    /** Keeps its own copy. */
    public Jurisdiction {
      districts = Set.copyOf(districts);
    }

    static Jurisdiction read(Checks checks, AuthorityKind kind, AuthorityLevel level, UnaryOperator<String> given) {
      Set<String> districts = new TreeSet<>();
      for (String code : checks.optional("districts", given.apply("districts"), 200).split("[,\\s]+")) {
        if (!code.isEmpty()) {
          districts.add(code);
        }
      }
      if (level == AuthorityLevel.COUNTY && districts.isEmpty()) {
        checks.refuse("districts", "authorities.districts-needed");
      }
      String entrustedBy = checks.optional("entrustedBy", given.apply("entrustedBy"), 100);
      if (kind == AuthorityKind.ENTRUSTED && entrustedBy.isEmpty()) {
        checks.refuse("entrustedBy", "authorities.entrusted-needed");
      }
      if (kind != AuthorityKind.ENTRUSTED && !entrustedBy.isEmpty()) {
        checks.refuse("entrustedBy", "authorities.entrusted-only");
      }
      return new Jurisdiction(districts, entrustedBy);
    }

    /** The districts as they are stored: sorted, with commas between them. */
    String written() {
      return String.join(",", new TreeSet<>(districts));
    }

    static Set<String> districts(String written) {
      return written.isEmpty() ? Set.of() : Set.of(written.split(","));
    }
  }
}
