package org.fuma.authority;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a column of a list of items may hold, and the headings that say so. */
public enum ItemColumn {
  /** Unique within the authority. */
  CODE("code", true, "事项编码", "编码", "事项代码", "事项编号", "code", "itemcode"),
  /** What the item is called. */
  NAME("name", true, "事项名称", "名称", "检查事项", "检查事项名称", "name", "item"),
  /** On what law it rests. */
  LEGAL_BASIS("legalBasis", true, "法律依据", "依据", "检查依据", "设定依据", "legalbasis", "basis"),
  /** The office in charge. */
  OFFICE("office", true, "实施科室", "责任科室", "责任处室", "承办机构", "承办科室", "office", "officeincharge"),
  /** Who is inspected. */
  OBJECT("object", true, "检查对象", "对象", "object", "whoisinspected"),
  /** What is inspected. */
  CONTENT("content", true, "检查内容", "内容", "content", "whatisinspected"),
  /** On site or off site. */
  METHOD("method", true, "检查方式", "方式", "method"),
  /** How often, in words. */
  FREQUENCY("frequency", true, "检查频次", "频次", "frequency"),
  /** Whether quiet days hold. */
  SECTOR("sector", false, "领域", "所属领域", "安静期领域", "sector", "field"),
  /** Inspections of one firm a year at most. */
  CAP("yearlyCap", true, "对同一企业每年最多检查次数", "年度上限", "每年上限", "检查次数上限", "yearlycap", "cap", "inspectionsofonefirmayearatmost");

  private static final Map<String, ItemColumn> BY_HEADING =
      Arrays.stream(values()).flatMap(column -> column.headings.stream().map(heading -> Map.entry(bare(heading), column)))
          .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

  private final String field;
  private final boolean needed;
  private final List<String> headings;

  ItemColumn(String field, boolean needed, String... headings) {
    this.field = field;
    this.needed = needed;
    this.headings = List.of(headings);
  }

  /** The field's name, as forms and refusals know it. */
  public String field() {
    return field;
  }

  /** True when a list without it cannot be taken. */
  public boolean needed() {
    return needed;
  }

  /** The heading that we ourselves write. */
  public String heading() {
    return headings.getFirst();
  }

  /** The column that people mean by this heading, however they space, mark or widen it. */
  static Optional<ItemColumn> of(String heading) {
    return heading.length() > 100 ? Optional.empty() : Optional.ofNullable(BY_HEADING.get(bare(heading)));
  }

  private static String bare(String heading) {
    return Normalizer.normalize(heading, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
  }
}
