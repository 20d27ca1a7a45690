package org.fuma.rulebook;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.fuma.City;
import org.fuma.rule.RuleParameters;
import org.fuma.rule.RuleSheet;

/** Requests for versions of the rules that leave alone what other tests rely on: they hold in years to come. */
public final class Versions {

  private Versions() {}

  /** A day on which none of today's tests acts. */
  public static String later() {
    return today().plusYears(4).toString();
  }

  static LocalDate today() {
    return City.get().bean(RuleVersions.class).today();
  }

  /** The last version's number. */
  public static int last() {
    return City.get().bean(RuleVersionRepository.class).last();
  }

  /** What a program sends for a version that differs from all before it. */
  public static Map<String, Object> asked() {
    int last = last();
    return new HashMap<>(Map.of("last", last, "from", later(), "reason", "示例会议纪要", "parameters", Map.of("dueSoonDays", different(last))));
  }

  /** What the page sends. */
  public static Map<String, String> form() {
    int last = last();
    Map<String, String> form = new HashMap<>(RuleSheet.write(RuleParameters.DEFAULTS));
    form.values().removeIf("false"::equals);
    form.putAll(Map.of("last", String.valueOf(last), "from", later(), "reason", "示例会议纪要", "dueSoonDays", String.valueOf(different(last))));
    return form;
  }

  private static int different(int last) {
    return 40 + last % 300;
  }
}
