package org.fuma.roster;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a roster's column may hold, and the headings that say so. */
public enum Column {
  /** The firm's name. */
  NAME("name", "企业名称", "单位名称", "公司名称", "名称", "企业", "企业全称", "单位全称", "公司全称", "市场主体名称", "商事主体名称", "经营主体名称", "字号名称",
      "name", "enterprise", "enterprisename", "company", "companyname", "firm", "firmname"),
  /** The unified social credit code. */
  USCC("uscc", "统一社会信用代码", "社会信用代码", "信用代码", "统一信用代码", "统一代码", "统一社会信用代码证号", "统一社会信用代码/注册号", "uscc",
      "creditcode", "socialcreditcode", "unifiedsocialcreditcode"),
  /** Where the firm is: a name or six digits. */
  DISTRICT("district", "区县", "所属区县", "县区", "县市区", "所在区县", "所属县市区", "所在县市区", "所属县区", "所在县区", "行政区划", "区县代码", "行政区划代码", "district", "county"),
  /** The address. */
  ADDRESS("address", "地址", "注册地址", "住所", "经营地址", "企业地址", "单位地址", "详细地址", "经营场所", "住所地", "生产经营地址", "注册地", "address",
      "registeredaddress"),
  /** Whom to reach. */
  CONTACT("contact", "联系人", "联系人姓名", "企业联系人", "contact", "contactname", "contactperson"),
  /** By which number. */
  TELEPHONE("telephone", "电话", "联系电话", "联系人电话", "手机", "手机号", "手机号码", "电话号码", "联系方式", "联系手机", "telephone", "phone", "tel",
      "mobile"),
  /** With which lot of firms it is enrolled. */
  BATCH("batch", "批次", "入册批次", "登记批次", "赋码批次", "batch"),
  /** Credit and risk, A to D. */
  GRADE("grade", "等级", "信用等级", "信用风险等级", "风险等级", "企业等级", "信用分类", "grade", "rating", "creditgrade"),
  /** The official who is tied to the firm. */
  LIAISON("liaison", "联系官员执法证号", "联点帮扶人员", "联系官员", "联点帮扶人员执法证号", "联点人员执法证号", "联络员执法证号", "帮扶人员执法证号", "执法证号", "liaison",
      "liaisoncertificate", "certificatenumber"),
  /** Why a line was refused: written by us into the file of refused lines, and never read. */
  REASON("reason", "未通过原因", "refusedbecause");

  private static final Map<String, Column> BY_HEADING =
      Arrays.stream(values()).flatMap(column -> column.headings.stream().map(heading -> Map.entry(bare(heading), column)))
          .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

  private final String field;
  private final List<String> headings;

  Column(String field, String... headings) {
    this.field = field;
    this.headings = List.of(headings);
  }

  /** The field's name, as forms and refusals know it. */
  public String field() {
    return field;
  }

  /** The heading that we ourselves write. */
  public String heading() {
    return headings.getFirst();
  }

  /** The column that people mean by this heading, however they space, mark or widen it; nothing for what is not taken. */
  static Optional<Column> of(String heading) {
    return heading.length() > 100 ? Optional.empty() : Optional.ofNullable(BY_HEADING.get(bare(heading)));
  }

  private static String bare(String heading) {
    String folded = Normalizer.normalize(heading, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    String plain = folded.replaceAll("[(\\[【][^)\\]】]*[)\\]】]", "");
    return plain.replaceAll("[^\\p{L}\\p{N}]", "");
  }
}
