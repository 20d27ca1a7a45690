package org.fuma.enterprise;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import org.fuma.Race;
import org.fuma.TestDatabase;
import org.fuma.store.Ids;

/**
 * Half a million invented firms, written as fast as the database takes them. Half of the names begin with the city, nineteen of twenty
 * end with the usual words; trades, districts, grades and states are as uneven as in life.
 */
final class InventedFirms {

  static final List<District> COUNTIES = List.of(District.HENGYANG_COUNTY, District.HENGNAN, District.HENGSHAN, District.HENGDONG,
      District.QIDONG, District.LEIYANG, District.CHANGNING);
  static final List<District> TOWN = List.of(District.ZHUHUI, District.YANFENG, District.SHIGU, District.ZHENGXIANG, District.NANYUE,
      District.BONDED_ZONE, District.HIGH_TECH_ZONE, District.SONGMU);
  static final String SYLLABLES = "明华兴隆盛泰安康宁福瑞祥和顺达通远大鑫森林海江河湖山川云天星月光辉煌金银玉宝珍珠翠竹梅兰菊松柏杨柳桃李杏梨春夏秋冬东南西北中正义信诚德仁智勇忠孝礼"
      + "廉美佳丽雅静文武双全万千百十亿兆丰登高升腾飞龙凤麒麟虎豹鹏程博学广源长久永恒新奇创优胜利民族国强富贵荣耀嘉豪杰俊英雄伟志成功立业建筑基石磊岩峰岭峻巍峨";
  static final List<String> TRADES = List.of("科技", "商贸", "贸易", "建筑工程", "建材", "餐饮管理", "文化传媒", "物流", "汽车销售服务", "农业开发", "生态农业", "电子商务",
      "信息技术", "机械制造", "五金制品", "服饰", "家具", "装饰工程", "物业管理", "房地产开发", "医疗器械", "药房", "食品", "酒业", "茶业", "教育咨询", "人力资源", "环保科技", "新能源", "化工",
      "印刷包装", "广告", "旅游开发", "酒店管理", "养殖", "种植专业合作", "水产", "园林绿化", "市政工程", "劳务", "运输", "仓储", "电力工程", "矿业", "再生资源回收", "家政服务", "保洁服务", "安防",
      "网络科技", "软件开发", "纺织", "鞋业", "箱包", "玩具", "陶瓷", "玻璃", "塑料制品", "橡胶制品", "纸业", "光电");
  static final int BATCHES = 10;

  private static final String USCC = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  private static final int THREADS = 4;
  private static final int AT_ONCE = 2_500;
  private static final String LINES = "衡阳市示例路%d号示例大厦%d层";

  private InventedFirms() {}

  /** A firm as it stands in the tables. */
  record Firm(long id, String uscc, String state, String name, String district, String address, String batch, String grade) {}

  /** Fills the tables; every id lies between the first and the last of the answer. */
  static long[] fill(TestDatabase database, int firms) {
    long first = Ids.next();
    int share = firms / THREADS;
    List<Object> ended = Race.run(THREADS, thread -> (Callable<Long>) () -> fill(database, thread, share, first));
    ended.stream().filter(Throwable.class::isInstance).findFirst().ifPresent(failed -> {
      throw new IllegalStateException((Throwable) failed);
    });
    return new long[] {first, ended.stream().mapToLong(Long.class::cast).max().orElseThrow()};
  }

  private static long fill(TestDatabase database, int thread, int firms, long first) throws SQLException {
    Random chance = new Random(thread + 1);
    long last = first;
    try (Connection connection = database.asApplication()) {
      connection.setAutoCommit(false);
      for (int done = 0; done < firms; done += AT_ONCE) {
        List<Firm> batch = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
          int number = done + i;
          last = first + ((long) number * THREADS + thread) * 1_000;
          batch.add(firm(chance, last, (long) number * THREADS + thread, number * BATCHES / firms + 1));
        }
        write(connection, batch);
        connection.commit();
      }
    }
    return last;
  }

  private static Firm firm(Random chance, long id, long number, int batch) {
    double where = chance.nextDouble();
    boolean county = where >= 0.65 && where < 0.9;
    District place = county ? COUNTIES.get(chance.nextInt(COUNTIES.size())) : TOWN.get(Math.min(7, (int) (Math.abs(chance.nextGaussian()) * 3)));
    String begins = where < 0.5 ? "衡阳市" : where < 0.65 ? "衡阳" : county ? place.chineseName() : where < 0.97 ? "湖南" : "";
    StringBuilder name = new StringBuilder(begins);
    int syllables = chance.nextInt(3) == 0 ? 3 : 2;
    for (int i = 0; i < syllables; i++) {
      name.append(SYLLABLES.charAt((int) (SYLLABLES.length() * Math.pow(chance.nextDouble(), 1.4))));
    }
    name.append(TRADES.get((int) (TRADES.size() * Math.pow(chance.nextDouble(), 1.8))));
    name.append(chance.nextInt(100) == 0 ? "（中国）" : chance.nextInt(100) == 0 ? "ABC" : "");
    double ending = chance.nextDouble();
    name.append(ending < 0.95 ? "有限公司" : ending < 0.97 ? "有限责任公司" : ending < 0.985 ? "店" : "厂");
    String region = chance.nextInt(50) == 0 ? COUNTIES.get(chance.nextInt(7)).code() : place.isZone() ? "430405" : place.code();
    int grade = chance.nextInt(100);
    return new Firm(id, uscc(chance, region, number), chance.nextInt(100) < 96 ? "ACTIVE" : chance.nextInt(4) < 3 ? "SUSPENDED" : "WITHDRAWN",
        name.toString(), chance.nextInt(20) == 0 ? null : place.code(), LINES.formatted(chance.nextInt(999), chance.nextInt(99)),
        "第" + batch + "批", grade < 10 ? "A" : grade < 40 ? "B" : grade < 80 ? "C" : grade < 85 ? "D" : null);
  }

  private static String uscc(Random chance, String region, long number) {
    StringBuilder body = new StringBuilder("M");
    long rest = number;
    for (int i = 0; i < 5; i++) {
      body.append(USCC.charAt((int) (rest % USCC.length())));
      rest /= USCC.length();
    }
    body.append(USCC.charAt(chance.nextInt(USCC.length()))).append(USCC.charAt(chance.nextInt(USCC.length())));
    return Uscc.withCheckDigits((chance.nextInt(10) == 0 ? "92" : "91") + region, body.toString()).value();
  }

  private static void write(Connection connection, List<Firm> firms) throws SQLException {
    run(connection, "INSERT INTO enterprise (id, uscc, enrolled_at) VALUES (?, ?, '2026-01-01')",
        firms.stream().map(firm -> new Object[] {firm.id(), firm.uscc()}).toList());
    run(connection, "INSERT INTO enterprise_head (id, state, name, district, address, batch, grade, version) VALUES (?, ?, ?, ?, ?, ?, ?, 1)",
        firms.stream().map(firm -> new Object[] {firm.id(), firm.state(), firm.name(), firm.district(), firm.address(), firm.batch(), firm.grade()})
            .toList());
    run(connection, "INSERT INTO name_text (enterprise_id, folded) VALUES (?, ?)",
        firms.stream().map(firm -> new Object[] {firm.id(), FoldedName.of(firm.name())}).toList());
    run(connection, "INSERT INTO name_pair (pair, enterprise_id) VALUES (?, ?)",
        firms.stream().flatMap(firm -> NameIndex.pairs(firm.name()).stream().map(pair -> new Object[] {pair, firm.id()}))
            .sorted(Comparator.<Object[]>comparingLong(row -> (Long) row[0]).thenComparingLong(row -> (Long) row[1])).toList());
  }

  private static void run(Connection connection, String sql, List<Object[]> rows) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (Object[] row : rows) {
        for (int i = 0; i < row.length; i++) {
          statement.setObject(i + 1, row[i]);
        }
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }
}
