package org.fuma.roster;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.fuma.enterprise.Uscc;
import org.fuma.sheet.TableFormat;
import org.fuma.sheet.TableWriter;

/**
 * A roster of two hundred lines of invented firms with every defect, and what is to become of each line. Its four files under
 * src/test/resources/roster were written by {@link #main}.
 */
final class InventedRoster {

  static final List<String> FILES = List.of("roster.csv", "roster-bom.csv", "roster-gb18030.csv", "roster.xlsx");

  /** Between what becomes of a line that is good: the district's six digits, or open; and refused: field:reason, in the columns' order. */
  private final Map<Integer, String> expected = new LinkedHashMap<>();
  private final List<List<String>> lines = new ArrayList<>();
  private int firms;

  InventedRoster() {
    lines.add(List.of("衡阳市示例企业名册（虚构）"));
    lines.add(List.of());
    lines.add(List.of("序号", " 单位名称 ", "统一社会信用代码（18位）*", "所属区县", "住　所", "联系人", "联系电话：", "批次", "信用等级", "联系官员执法证号", "备注"));
    usccs();
    names();
    districts();
    others();
    while (lines.size() < 199) {
      String district = List.of("珠晖区", "耒阳市", "衡东县", "").get(lines.size() % 4);
      good(List.of("430405", "430481", "430424", "open").get(lines.size() % 4), name(), next(), "", "衡阳市" + district + "示例路" + lines.size() + "号");
    }
    // The last line: after it, the lines of a text and the rows of a workbook are not counted alike.
    line("address:check.control", name(), next(), "", "衡阳市珠晖区\n示例路1号", "", "", "", "", "", "");
  }

  /** What is to become of each line, by its number. */
  Map<Integer, String> expected() {
    return expected;
  }

  private void usccs() {
    String uscc = next();
    line("uscc:check.uscc.CHECK", name(), uscc.substring(0, 17) + (uscc.charAt(17) == '0' ? '1' : '0'));
    line("uscc:check.uscc.BODY-CHECK", name(), uscc.substring(0, 16) + (uscc.charAt(16) == '0' ? '1' : '0') + uscc.charAt(17));
    line("uscc:check.uscc.LENGTH", name(), uscc.substring(0, 17));
    line("uscc:check.uscc.LENGTH", name(), uscc + "0");
    line("uscc:check.uscc.CHARACTER", name(), uscc.replaceFirst("0", "O"));
    line("uscc:check.uscc.CHARACTER", name(), uscc.replaceFirst("1", "I"));
    line("uscc:check.uscc.CHARACTER", name(), "91AB" + uscc.substring(4));
    line("uscc:check.required", name(), "");
    line("uscc:check.required", name(), "　 ");
    line("uscc:check.long", name(), "9".repeat(70));
    good("430405", name(), wide(next()), "", "珠晖区示例路1号");
    good("430405", name(), next().toLowerCase(java.util.Locale.ROOT), "", "珠晖区示例路1号");
    good("430405", name(), next().replaceAll("(.{4})", "$1 "), "", "珠晖区示例路1号");
    good("430405", name(), "　" + next() + " ", "", "珠晖区示例路1号");
    String twice = next();
    int first = good("open", name(), twice, "", "");
    line("uscc:roster.twice " + first, name(), twice);
    line("uscc:roster.twice " + first, name(), wide(twice));
    String refusedFirst = next();
    int refused = line("name:check.required", "", refusedFirst);
    line("uscc:roster.twice " + refused, name(), refusedFirst);
    line("name:check.required uscc:check.uscc.LENGTH", "", "123");
  }

  private void names() {
    line("name:check.required", " 　", next());
    line("name:check.short", "厂", next());
    line("name:check.long", "长".repeat(201), next());
    good("open", "长".repeat(200), next(), "", "");
    line("name:check.control", "衡阳示例\u007F厂", next());
    line("name:check.control", "衡阳示例\t厂", next());
    good("open", "　衡阳示例空格厂 ", next(), "", "");
    good("open", "=HYPERLINK(\"示例\")风筝厂", next(), "", "");
    good("open", "-1+1示例厂", next(), "", "");
    good("open", "'=示例撇号厂", next(), "", "");
    good("open", "衡阳\"示例\"，风筝,纸鸢厂", next(), "", "");
    good("open", "衡阳𠮷𡒄𪚥示例厂", next(), "", "");
    good("open", "衡阳㐀䶵龦示例厂", next(), "", "");
    lines.add(List.of());
    lines.add(List.of("", " ", "　"));
  }

  private void districts() {
    good("430481", name(), next(), "耒阳市", "衡阳市珠晖区示例路2号");
    good("430422", name(), next(), "湖南省衡阳市衡南县", "");
    good("430421", name(), next(), "衡阳县", "");
    good("430424", name(), next(), "430424", "");
    line("district:check.choice", name(), next(), "火星区");
    line("district:check.choice", name(), next(), "430400");
    line("district:check.long", name(), next(), "区".repeat(21));
    good("430406", name(), next(), "", "湖南省衡阳市雁峰区示例路3号（珠晖区旁）");
    good("430412", name(), next(), "", "南岳区示例街，原址蒸湘区");
    good("430473", name(), next(), "", "松木经开区示例园");
    good("430471", name(), next(), "", "衡阳综合保税区示例仓");
    good("430472", name(), next(), "", "高新区示例楼");
    good("open", name(), next(), "", "衡阳市示例路4号");
    good("open", name(), next(), "", "");
  }

  private void others() {
    line("address:check.long", name(), next(), "", "长".repeat(301));
    line("contact:check.long", name(), next(), "", "", "长".repeat(65));
    line("telephone:check.telephone", name(), next(), "", "", "示例人", "电话12345");
    line("telephone:check.long", name(), next(), "", "", "示例人", "0".repeat(33));
    good("open", name(), next(), "", "", "@示例人", "+86 (734) 000-0000");
    line("batch:check.long", name(), next(), "", "", "", "", "批".repeat(41));
    good("open", name(), next(), "", "", "", "", "第二批");
    line("grade:check.choice", name(), next(), "", "", "", "", "", "E");
    line("grade:check.choice", name(), next(), "", "", "", "", "", "优");
    for (String grade : List.of("A", "B级", "ｃ", "d 级")) {
      good("open", name(), next(), "", "", "", "", "", grade);
    }
    line("liaison:check.unknown", name(), next(), "", "", "", "", "", "", "没有这个证号");
    line("name:check.short uscc:check.uscc.LENGTH district:check.choice telephone:check.telephone grade:check.choice", "厂", "1", "火星区", "", "", "x", "", "Z");
    good("430405", name(), next(), "珠晖区", "", "", "", "", "", "", "=1+1");
  }

  private int good(String district, String... cells) {
    return line(district, cells);
  }

  /** Adds a line: name, USCC, district and so on, as far as there is something to say. */
  private int line(String becomes, String... cells) {
    List<String> line = new ArrayList<>(List.of(Integer.toString(lines.size() - 2)));
    line.addAll(List.of(cells));
    lines.add(line);
    expected.put(lines.size(), becomes);
    return lines.size();
  }

  private String name() {
    return "衡阳示例纸鸢" + lines.size() + "号厂";
  }

  private String next() {
    return Uscc.withCheckDigits("91430405", "MR%06d".formatted(++firms)).value();
  }

  private static String wide(String text) {
    return text.chars().mapToObj(c -> String.valueOf((char) (c - '!' + '！'))).collect(Collectors.joining());
  }

  /** Writes the four files into the folder that is named. */
  public static void main(String... arguments) throws IOException {
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    List<List<String>> lines = new InventedRoster().lines;
    String text = lines.stream().map(line -> line.stream().map(InventedRoster::quoted).collect(Collectors.joining(",")))
        .collect(Collectors.joining("\r\n", "", "\r\n"));
    Files.writeString(folder.resolve(FILES.get(0)), text);
    Files.write(folder.resolve(FILES.get(1)), ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8));
    Files.write(folder.resolve(FILES.get(2)), text.getBytes(Charset.forName("GB18030")));
    try (OutputStream out = Files.newOutputStream(folder.resolve(FILES.get(3)));
        TableWriter table = TableFormat.XLSX.open(out, "名册", lines.getFirst())) {
      for (List<String> line : lines.subList(1, lines.size())) {
        table.row(line);
      }
      table.finish();
    }
  }

  private static String quoted(String cell) {
    return cell.matches("(?s).*[,\"\r\n].*") ? "\"" + cell.replace("\"", "\"\"") + "\"" : cell;
  }
}
