package org.fuma.authority;

import java.io.IOException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.fuma.rule.Sector;
import org.fuma.sheet.Line;
import org.fuma.sheet.Sheet;
import org.fuma.sheet.SheetRefused;
import org.fuma.sheet.Sheets;
import org.fuma.web.Failure;
import org.fuma.web.Message;
import org.fuma.web.Words;

/**
 * A list of items as a file holds it: all of it good, or what is wrong with which line.
 *
 * @param wrong in the file's order, a hundred at most
 */
public record ItemLines(List<NewItem> items, List<Wrong> wrong) {

  /** Lines of one file at most. */
  static final int MOST = 1_000;

  private static final int MOST_WRONG = 100;
  private static final int MOST_TITLES = 10;

  /** A cell that is refused. */
  public record Wrong(int line, String field, String cell, Message reason) {}

  /**
   * Reads the file: CSV or XLSX, with a line of headings after at most ten of title.
   *
   * @throws Failure.Invalid when it is no table, its headings are not there, or it has no line or too many
   */
  static ItemLines read(Path file) throws IOException {
    try (Sheet sheet = Sheets.open(file)) {
      Map<ItemColumn, Integer> columns = headings(sheet);
      List<NewItem> items = new ArrayList<>();
      List<Wrong> wrong = new ArrayList<>();
      Map<String, Integer> seen = new HashMap<>();
      int lines = 0;
      for (Optional<Line> line = sheet.next(); line.isPresent(); line = sheet.next()) {
        if (++lines > MOST) {
          throw new Failure.Invalid(Map.of("file", Message.of("items.file-long", MOST)));
        }
        read(line.get(), columns, seen, items, wrong);
      }
      if (lines == 0) {
        throw new Failure.Invalid(Map.of("file", Message.of("items.file-empty")));
      }
      return new ItemLines(items, wrong.stream().limit(MOST_WRONG).toList());
    } catch (SheetRefused refused) {
      throw new Failure.Invalid(Map.of("file", new Message(refused.key(), refused.arguments())));
    }
  }

  private static void read(Line line, Map<ItemColumn, Integer> columns, Map<String, Integer> seen, List<NewItem> items, List<Wrong> wrong) {
    Map<String, String> given = new HashMap<>();
    columns.forEach((column, at) -> given.put(column.field(), cell(column, line.cell(at).strip())));
    try {
      NewItem item = NewItem.read(field -> given.getOrDefault(field, ""));
      Integer earlier = seen.putIfAbsent(item.code(), line.number());
      if (earlier == null) {
        items.add(item);
      } else {
        wrong.add(new Wrong(line.number(), ItemColumn.CODE.field(), item.code(), Message.of("items.file-twice", Integer.toString(earlier))));
      }
    } catch (Failure.Invalid refused) {
      for (ItemColumn column : ItemColumn.values()) {
        Optional.ofNullable(refused.fields().get(column.field()))
            .ifPresent(reason -> wrong.add(new Wrong(line.number(), column.field(), cut(given.getOrDefault(column.field(), "")), reason)));
      }
    }
  }

  private static Map<ItemColumn, Integer> headings(Sheet sheet) {
    List<String> missing = Arrays.stream(ItemColumn.values()).filter(ItemColumn::needed).map(ItemColumn::heading).toList();
    for (int looked = 0; looked < MOST_TITLES; looked++) {
      Optional<Line> line = sheet.next();
      if (line.isEmpty()) {
        break;
      }
      Map<ItemColumn, Integer> columns = new EnumMap<>(ItemColumn.class);
      for (int at = 0; at < line.get().cells().size(); at++) {
        int here = at;
        ItemColumn.of(line.get().cell(at)).ifPresent(column -> columns.putIfAbsent(column, here));
      }
      List<String> lacking =
          Arrays.stream(ItemColumn.values()).filter(column -> column.needed() && !columns.containsKey(column)).map(ItemColumn::heading).toList();
      if (lacking.isEmpty()) {
        return columns;
      }
      missing = lacking.size() < missing.size() ? lacking : missing;
    }
    throw new Failure.Invalid(Map.of("file", Message.of("items.file-headings", String.join("、", missing))));
  }

  /** What people write for a constant or a number, as forms send it; anything else as it stands. */
  private static String cell(ItemColumn column, String cell) {
    return switch (column) {
      case METHOD -> constant(Method.values(), cell);
      case SECTOR -> constant(Sector.values(), cell);
      case CAP -> Normalizer.normalize(cell, Normalizer.Form.NFKC).replaceFirst("\\.0$", "").replaceFirst("\\s*次$", "");
      default -> cell;
    };
  }

  private static String constant(Enum<?>[] constants, String cell) {
    String sought = cell.toLowerCase(Locale.ROOT);
    return Arrays.stream(constants)
        .filter(constant -> List.of(constant.name().toLowerCase(Locale.ROOT), Words.ZH.say(constant), Words.EN.say(constant).toLowerCase(Locale.ROOT))
            .contains(sought) || !sought.isEmpty() && Words.ZH.say(constant).equals(sought + "检查"))
        .map(Enum::name).findFirst().orElse(cell);
  }

  private static String cut(String cell) {
    return cell.length() <= 60 ? cell : cell.substring(0, cell.offsetByCodePoints(0, Math.min(60, cell.codePointCount(0, cell.length())))) + "…";
  }

  /** What is wrong, for programs: by line and field. */
  Failure.Invalid refusal() {
    return new Failure.Invalid(wrong.stream().collect(Collectors.toMap(
        one -> "lines[" + one.line() + "]." + one.field(), Wrong::reason, (first, second) -> first)));
  }
}
