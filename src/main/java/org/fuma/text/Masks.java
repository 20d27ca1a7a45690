package org.fuma.text;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * Personal data as lists show them: enough to tell one from another at a desk, not enough to call or to name anybody. Whoever needs more
 * opens the one record.
 */
public final class Masks {

  /** Family names of two characters that are still borne (百家姓). */
  private static final Set<String> DOUBLE_SURNAMES =
      Set.of("欧阳", "太史", "端木", "上官", "司马", "东方", "独孤", "南宫", "万俟", "闻人", "夏侯", "诸葛", "尉迟",
          "公羊", "赫连", "澹台", "皇甫", "宗政", "濮阳", "公冶", "太叔", "申屠", "公孙", "慕容", "仲孙", "钟离",
          "长孙", "宇文", "司徒", "鲜于", "司空", "闾丘", "子车", "亓官", "司寇", "巫马", "公西", "颛孙", "壤驷",
          "公良", "漆雕", "乐正", "宰父", "谷梁", "拓跋", "夹谷", "轩辕", "令狐", "段干", "百里", "呼延", "东郭",
          "南门", "羊舌", "微生", "公户", "公玉", "梁丘", "左丘", "东门", "西门", "第五", "欧陽", "諸葛", "東方",
          "南宮", "長孫", "鍾離");

  private static final int FIRST_DIGITS = 3;
  private static final int LAST_DIGITS = 4;
  private static final int FEWEST_DIGITS = 2;
  private static final int LEAST_HIDDEN = 3;

  /** An area code of four digits, told by what follows it. */
  private static final Pattern AREA_CODE = Pattern.compile("\\(?0[3-9][0-9]{2}[) -]");
  private static final int AREA_CODE_DIGITS = 4;

  private Masks() {}

  /**
   * A person's name: the family name and a star for each other character ({@code 张**}, {@code 欧阳*}); a name in other letters keeps its first
   * ({@code A***}). Empty text stays empty.
   */
  public static String name(String name) {
    String bare = name.strip();
    if (bare.isEmpty()) {
      return "";
    }
    if (!Character.isIdeographic(bare.codePointAt(0))) {
      return bare.substring(0, bare.offsetByCodePoints(0, 1)) + "***";
    }
    int length = bare.codePointCount(0, bare.length());
    int kept = length > 2 && DOUBLE_SURNAMES.stream().anyMatch(bare::startsWith) ? 2 : 1;
    // One character alone would be the whole name.
    return bare.substring(0, bare.offsetByCodePoints(0, kept)) + "*".repeat(Math.max(1, length - kept));
  }

  /**
   * A telephone: the first three digits, or the area code, and the last four; what is no digit stays as it stands ({@code 138****1234},
   * {@code 0734-***0000}). Where that would hide fewer than three, the last two alone stay. Empty text stays empty.
   */
  public static String telephone(String telephone) {
    int digits = (int) telephone.chars().filter(Masks::digit).count();
    int known = AREA_CODE.matcher(telephone).lookingAt() ? AREA_CODE_DIGITS : FIRST_DIGITS;
    boolean enoughBetween = digits - known - LAST_DIGITS >= LEAST_HIDDEN;
    int first = enoughBetween ? known : 0;
    int last = digits - (enoughBetween ? LAST_DIGITS : Math.min(FEWEST_DIGITS, digits / 2));
    StringBuilder masked = new StringBuilder();
    int at = 0;
    for (char character : telephone.toCharArray()) {
      masked.append(digit(character) && at >= first && at < last ? '*' : character);
      at += digit(character) ? 1 : 0;
    }
    return masked.toString();
  }

  private static boolean digit(int character) {
    return character >= '0' && character <= '9';
  }
}
