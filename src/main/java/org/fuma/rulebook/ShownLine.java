package org.fuma.rulebook;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.fuma.rule.RuleLine;
import org.fuma.rule.RuleParameters;
import org.fuma.rule.RuleSheet;
import org.fuma.web.Words;

/**
 * A parameter as people read it.
 *
 * @param group  under which it stands
 * @param label  its name
 * @param before what it said before; the same as {@code now} where nothing changed
 * @param now    what it says
 */
public record ShownLine(RuleLine.Group group, String label, String before, String now) {

  /** True when it says something else than before. */
  public boolean changed() {
    return !before.equals(now);
  }

  /** Every parameter of a version beside the one that it is compared with. */
  static List<ShownLine> all(RuleParameters before, RuleParameters now, Words words) {
    Map<String, String> old = RuleSheet.write(before);
    Map<String, String> today = RuleSheet.write(now);
    return RuleSheet.LINES.stream()
        .map(line -> new ShownLine(line.group(), label(line, words), said(line, old.get(line.name()), words), said(line, today.get(line.name()), words)))
        .toList();
  }

  /** Those alone that changed. */
  static List<ShownLine> changes(RuleParameters before, RuleParameters now, Words words) {
    return all(before, now, words).stream().filter(ShownLine::changed).toList();
  }

  static String label(RuleLine line, Words words) {
    return words.say("rulebook.line." + line.name());
  }

  private static String said(RuleLine line, String value, Words words) {
    return switch (line.form()) {
      case NUMBER -> value;
      case SWITCH -> words.say("rulebook." + ("true".equals(value) ? "on" : "off"));
      case CHOICES -> value.isEmpty() ? words.say("rulebook.none") : Arrays.stream(value.split(","))
          .map(name -> line.choices().stream().filter(choice -> choice.name().equals(name)).findFirst().map(words::say).orElse(name))
          .collect(Collectors.joining(words == Words.EN ? ", " : "、"));
    };
  }
}
