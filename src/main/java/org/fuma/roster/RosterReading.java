package org.fuma.roster;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.fuma.enterprise.District;
import org.fuma.enterprise.Enrolment;
import org.fuma.enterprise.EnrolmentChecks;
import org.fuma.enterprise.NewEnterprise;
import org.fuma.enterprise.Uscc;
import org.fuma.sheet.Line;
import org.fuma.web.Failure;
import org.fuma.web.Message;
import org.fuma.web.Words;

/** Reads the lines of one roster: each is a firm's, or is refused. For one thread. */
final class RosterReading {

  private static final Map<String, String> DISTRICTS =
      Arrays.stream(District.values()).collect(Collectors.toUnmodifiableMap(
          district -> Words.EN.say("District." + district.code()).toLowerCase(Locale.ROOT), District::code));

  private final Layout layout;
  private final EnrolmentChecks checks;
  private final SeenFirms seen = new SeenFirms();

  RosterReading(Layout layout, EnrolmentChecks checks) {
    this.layout = layout;
    this.checks = checks;
  }

  /** What a line turned out to be. */
  sealed interface Read {
    /** A firm's. */
    record Good(Enrolment firm) implements Read {}

    /** Not to be taken. */
    record Bad(Refusal refusal) implements Read {}
  }

  /** Reads a line; a firm that stood in an earlier line is refused, whatever became of that one. */
  Read read(Line line) {
    NewEnterprise said = said(line.cells());
    OptionalLong earlier = Uscc.read(said.uscc()).map(uscc -> seen.note(uscc, line.number())).orElse(OptionalLong.empty());
    Map<String, Message> wrong = new HashMap<>();
    try {
      Enrolment firm = checks.check(line.number(), said);
      if (earlier.isEmpty()) {
        return new Read.Good(firm);
      }
    } catch (Failure.Invalid refused) {
      wrong.putAll(refused.fields());
    }
    earlier.ifPresent(first -> wrong.put(Column.USCC.field(), Message.of("roster.twice", Long.toString(first))));
    return new Read.Bad(refusal(line, wrong));
  }

  private NewEnterprise said(List<String> cells) {
    return new NewEnterprise(
        cell(cells, Column.USCC),
        cell(cells, Column.NAME),
        district(cell(cells, Column.DISTRICT)),
        cell(cells, Column.ADDRESS),
        cell(cells, Column.CONTACT),
        cell(cells, Column.TELEPHONE),
        cell(cells, Column.BATCH),
        grade(cell(cells, Column.GRADE)),
        cell(cells, Column.LIAISON));
  }

  private String cell(List<String> cells, Column column) {
    return layout.cell(cells, column).strip();
  }

  /** The English name of a district, as our own exports have it, is its code. */
  private static String district(String cell) {
    return DISTRICTS.getOrDefault(cell.toLowerCase(Locale.ROOT), cell);
  }

  /** {@code a级}, {@code Grade A} and a full-width {@code Ａ} are A. */
  private static String grade(String cell) {
    return cell.isEmpty() || cell.length() > Refusal.LONGEST_VALUE
        ? cell
        : Normalizer.normalize(cell, Normalizer.Form.NFKC).toUpperCase(Locale.ROOT).replaceFirst("级$", "").replaceFirst("^GRADE ", "").strip();
  }

  private Refusal refusal(Line line, Map<String, Message> fields) {
    List<Refusal.Wrong> wrong = new ArrayList<>();
    Arrays.stream(Column.values()).filter(column -> fields.containsKey(column.field())).forEach(column -> {
      Message reason = fields.get(column.field());
      wrong.add(new Refusal.Wrong(
          column.field(),
          Refusal.cut(layout.cell(line.cells(), column), Refusal.LONGEST_VALUE),
          reason.key(),
          reason.arguments().stream().map(String::valueOf).toList()));
    });
    return new Refusal(line.number(), wrong, line.cells().stream().map(cell -> Refusal.cut(cell, Refusal.LONGEST_CELL)).toList());
  }
}
