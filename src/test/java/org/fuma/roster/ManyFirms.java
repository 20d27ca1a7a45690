package org.fuma.roster;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.fuma.enterprise.District;
import org.fuma.enterprise.Uscc;
import org.fuma.sheet.TableFormat;
import org.fuma.sheet.TableWriter;

/** A roster of invented firms as large as is asked for; the same seed makes the same. */
public final class ManyFirms {

  private static final String FIRST = "示例虚构演练测试样本假设模拟臆造";
  private static final String MIDDLE = "纸鸢风筝彩虹云雀松涛竹影荷风晴岚碧溪星河月桥霜叶春晖秋实锦程鸿远瑞丰恒泰嘉禾盛世广源永昌德顺福满金玉华宝天地和顺同心聚力创新腾飞";
  private static final List<String> TRADES =
      List.of("制造", "贸易", "建材", "餐饮管理", "物流", "科技", "农业开发", "机电设备", "文化传媒", "装饰工程", "生物科技", "汽车销售", "商贸", "医药连锁");
  private static final List<String> KINDS = List.of("有限公司", "有限责任公司", "股份有限公司", "厂", "合作社", "经营部");

  private ManyFirms() {}

  /** Writes so many lines under the usual headings; each firm's name begins with the word. */
  public static void write(Path file, TableFormat format, int count, String word) throws IOException {
    Random random = new Random(7);
    List<String> headings = List.of("企业名称", "统一社会信用代码", "地址", "联系人", "联系电话", "等级");
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
        TableWriter table = format.open(out, "名册", headings)) {
      for (int i = 0; i < count; i++) {
        String district = i % 9 == 0 ? "" : District.values()[random.nextInt(12)].chineseName();
        table.row(
            List.of(
                word + pick(FIRST, 2, random) + pick(MIDDLE, 2 + random.nextInt(3), random) + TRADES.get(random.nextInt(TRADES.size())) + KINDS.get(random.nextInt(KINDS.size())),
                Uscc.withCheckDigits("91430405", "MA%06d".formatted(i)).value(),
                "湖南省衡阳市" + district + "示例" + pick(MIDDLE, 2, random) + "路" + random.nextInt(999) + "号",
                i % 3 == 0 ? "示例人" + i % 1_000 : "",
                i % 3 == 0 ? "0734-%07d".formatted(i) : "",
                i % 5 == 0 ? "ABCD".substring(i / 5 % 4, i / 5 % 4 + 1) : ""));
      }
      table.finish();
    }
  }

  private static String pick(String from, int length, Random random) {
    StringBuilder picked = new StringBuilder();
    for (int i = 0; i < length; i++) {
      picked.append(from.charAt(random.nextInt(from.length())));
    }
    return picked.toString();
  }
}
