package org.fuma.enterprise;

import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.fuma.web.Checks;

/** Reads what was typed about a firm, and collects what is wrong with it. */
final class EnterpriseChecks {

  static final int LONGEST_NAME = 200;
  static final int LONGEST_ADDRESS = 300;
  static final int LONGEST_CONTACT = 64;
  static final int LONGEST_TELEPHONE = 32;
  static final int LONGEST_BATCH = 40;
  static final int LONGEST_REASON = 200;
  static final int LONGEST_DISTRICT = 20;
  static final String FIRST_BATCH = "首批";

  private static final Pattern TELEPHONE = Pattern.compile("[0-9+() -]*");

  private final Checks checks = new Checks();

  /** The USCC; empty after a refusal. */
  Optional<Uscc> uscc(String given) {
    String typed = checks.required("uscc", given, 64);
    if (typed.isEmpty()) {
      return Optional.empty();
    }
    return switch (Uscc.examine(typed)) {
      case Uscc.Reading.Valid valid -> Optional.of(valid.uscc());
      case Uscc.Reading.Refused refused -> {
        switch (refused.reason()) {
          case LENGTH -> checks.refuse("uscc", "check.uscc.LENGTH");
          case CHARACTER -> checks.refuse("uscc", "check.uscc.CHARACTER");
          case BODY_CHECK -> checks.refuse("uscc", "check.uscc.BODY-CHECK");
          case CHECK -> checks.refuse("uscc", "check.uscc.CHECK");
        }
        yield Optional.empty();
      }
    };
  }

  /** Everything but USCC and contact; the function finds the official that an id or a certificate number names. */
  Particulars particulars(NewEnterprise asked, Function<String, Optional<Long>> liaisons) {
    String name = checks.required("name", asked.name(), 2, LONGEST_NAME);
    String address = checks.optional("address", asked.address(), LONGEST_ADDRESS);
    String batch = checks.optional("batch", asked.batch(), LONGEST_BATCH);
    oneLine("name", name);
    oneLine("address", address);
    oneLine("batch", batch);
    return new Particulars(
        name,
        district(asked.district()).or(() -> District.firstNamedIn(address)),
        address,
        batch.isEmpty() ? FIRST_BATCH : batch,
        checks.oneOf("grade", asked.grade(), Grade.class),
        liaison(asked.liaison(), liaisons));
  }

  Contact contact(String name, String telephone) {
    String person = checks.optional("contact", name, LONGEST_CONTACT);
    String number = checks.optional("telephone", telephone, LONGEST_TELEPHONE);
    oneLine("contact", person);
    if (!TELEPHONE.matcher(number).matches()) {
      checks.refuse("telephone", "check.telephone");
    }
    return new Contact(person, number);
  }

  String reason(String given) {
    return checks.required("reason", given, 2, LONGEST_REASON);
  }

  /** A reason that may be left out. */
  String note(String given) {
    return checks.optional("reason", given, LONGEST_REASON);
  }

  void done() {
    checks.done();
  }

  private Optional<District> district(String given) {
    String named = checks.optional("district", given, LONGEST_DISTRICT);
    Optional<District> district = District.named(named);
    if (district.isEmpty() && !named.isEmpty()) {
      checks.refuse("district", "check.choice");
    }
    return district;
  }

  private Optional<Long> liaison(String given, Function<String, Optional<Long>> liaisons) {
    String named = checks.optional("liaison", given, 64);
    if (named.isEmpty()) {
      return Optional.empty();
    }
    Optional<Long> official = liaisons.apply(named);
    if (official.isEmpty()) {
      checks.refuse("liaison", "check.unknown");
    }
    return official;
  }

  private void oneLine(String field, String text) {
    if (text.indexOf('\n') >= 0 || text.indexOf('\t') >= 0) {
      checks.refuse(field, "check.control");
    }
  }
}
