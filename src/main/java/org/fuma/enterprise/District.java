package org.fuma.enterprise;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A part of Hengyang (430400) that has its own registry desk: the twelve regions of GB/T 2260 and three zones that only
 * the statistics bureau numbers. Names in other languages stand in the message files, under {@link #key()}.
 */
public enum District {
  ZHUHUI("430405", "珠晖区"),
  YANFENG("430406", "雁峰区"),
  SHIGU("430407", "石鼓区"),
  ZHENGXIANG("430408", "蒸湘区"),
  NANYUE("430412", "南岳区"),
  HENGYANG_COUNTY("430421", "衡阳县"),
  HENGNAN("430422", "衡南县"),
  HENGSHAN("430423", "衡山县"),
  HENGDONG("430424", "衡东县"),
  QIDONG("430426", "祁东县"),
  LEIYANG("430481", "耒阳市"),
  CHANGNING("430482", "常宁市"),
  BONDED_ZONE("430471", "综合保税区"),
  HIGH_TECH_ZONE("430472", "高新区"),
  SONGMU("430473", "松木经开区");

  private static final Map<String, District> BY_CODE =
      Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(District::code, Function.identity()));

  private static final Pattern PREFIX = Pattern.compile("^(湖南省)?(衡阳市)?");

  private final String code;
  private final String chineseName;

  District(String code, String chineseName) {
    this.code = code;
    this.chineseName = chineseName;
  }

  /** The district of these six digits; nothing for other places and for the city as a whole. */
  public static Optional<District> ofCode(String code) {
    return Optional.ofNullable(BY_CODE.get(code));
  }

  /** The district that people mean by this: six digits, or the Chinese name, with or without the city before it. */
  public static Optional<District> named(String typed) {
    String bare = PREFIX.matcher(typed).replaceFirst("");
    return ofCode(typed).or(() -> Arrays.stream(values()).filter(district -> district.chineseName.equals(bare)).findFirst());
  }

  /** The district that an address names first (domain.md §6); nothing when it names none. */
  public static Optional<District> firstNamedIn(String address) {
    return Arrays.stream(values())
        .filter(district -> address.contains(district.chineseName))
        .min(Comparator.comparingInt(district -> address.indexOf(district.chineseName)));
  }

  /** Six digits: GB/T 2260, or the statistics bureau's for a zone. */
  public String code() {
    return code;
  }

  /** What it is stored and looked up as, here and in the message files: its code. */
  public String key() {
    return code;
  }

  /** The name in Chinese. */
  public String chineseName() {
    return chineseName;
  }

  /** Whether it is a zone of the statistics bureau, which no USCC names, and not a region of GB/T 2260. */
  public boolean isZone() {
    return this == BONDED_ZONE || this == HIGH_TECH_ZONE || this == SONGMU;
  }
}
