package org.fuma.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.access.Role;
import org.fuma.roster.Rosters;
import org.junit.jupiter.api.Test;

/** Whoever has the database alone reads no contact and no complaint in it. */
class SealedTextTest {

  private final City city = City.get();

  @Test
  void noColumnOfAnyTableHoldsAContactInClear() throws SQLException {
    String name = City.fresh("隐秘联系人");
    String telephone = City.fresh("139876543");
    String firm = city.administrator().post("/api/v1/enterprises", Map.of("uscc", City.uscc(), "name", City.fresh("衡阳示例密封厂"), "batch", "首批",
        "contact", name, "telephone", telephone), "Idempotency-Key", City.fresh("sealed-")).created();
    assertThat(city.administrator().get("/api/v1/enterprises/" + firm).body()).contains(name, telephone);
    assertThat(where(name)).isEmpty();
    assertThat(where(telephone)).isEmpty();
  }

  @Test
  void norAContactOfARosterBeforeItIsTakenOrAfter() throws SQLException {
    String uscc = City.uscc();
    String first = City.fresh("138000011");
    String second = City.fresh("隐秘新人");
    String refused = City.fresh("隐秘遭拒");
    city.administrator().post("/api/v1/enterprises", Map.of("uscc", uscc, "name", "衡阳示例密封厂", "batch", "首批", "telephone", first)).created();
    String roster = Rosters.send(city.administrator(), ("企业名称,统一社会信用代码,联系人,电话\n衡阳示例密封厂," + uscc + "," + second + ",\n坏行,123," + refused + ",x\n")
        .getBytes(StandardCharsets.UTF_8));
    Rosters.ended(city.administrator(), roster);
    assertThat(city.administrator().page("/rosters/" + roster).body()).doesNotContain(second, refused).contains("隐***");
    assertThat(city.administrator().page("/rosters/" + roster + "/refusals.csv").body()).contains(refused);
    for (String text : List.of(first, second, refused)) {
      assertThat(where(text)).as("before it is taken: " + text).isEmpty();
    }
    Rosters.take(city.administrator(), roster);
    assertThat(where(second)).isEmpty();
  }

  @Test
  void norWhatAFirmComplainsOfNorTheAnswer() throws SQLException {
    Caller firm = city.signedIn(Role.ENTERPRISE);
    String text = City.fresh("隐秘的投诉内容，写得足够长");
    String demand = City.fresh("隐秘的诉求");
    String answer = City.fresh("隐秘的答复，也写得足够长");
    String id = firm.post("/api/v1/complaints", Map.of("category", "OTHER", "text", text, "demand", demand)).created();
    Caller supervisor = city.signedIn(Role.SUPERVISOR);
    supervisor.post("/api/v1/complaints/" + id + "/refusal", Map.of("text", answer, "ground", "UNRELATED")).expect(200);
    assertThat(firm.get("/api/v1/complaints/" + id).body()).contains(text, demand, answer);
    for (String written : List.of(text, demand, answer)) {
      assertThat(where(written)).isEmpty();
    }
  }

  @Test
  void aSearchThatFindsNothingAtAllWouldNotBeNoticed() throws SQLException {
    String name = City.fresh("衡阳示例找得到的厂");
    city.administrator().post("/api/v1/enterprises", Map.of("uscc", City.uscc(), "name", name, "batch", "首批")).created();
    assertThat(where(name)).contains("enterprise_head.name", "enterprise_step.name");
  }

  /** Every column that holds the text. */
  private List<String> where(String text) throws SQLException {
    byte[] sought = text.getBytes(StandardCharsets.UTF_8);
    List<String> found = new ArrayList<>();
    try (Connection owner = city.database().asOwner();
        ResultSet column = owner.createStatement().executeQuery("SELECT table_name, column_name FROM information_schema.columns"
            + " WHERE table_schema = DATABASE() AND (data_type LIKE '%char' OR data_type LIKE '%text' OR data_type LIKE '%blob' OR data_type LIKE '%binary')")) {
      while (column.next()) {
        String named = "`" + column.getString(1) + "`.`" + column.getString(2) + "`";
        try (PreparedStatement search = owner.prepareStatement(
            "SELECT 1 FROM `" + column.getString(1) + "` WHERE LOCATE(?, CAST(" + named + " AS BINARY)) > 0 LIMIT 1")) {
          search.setBytes(1, sought);
          if (search.executeQuery().next()) {
            found.add(column.getString(1) + "." + column.getString(2));
          }
        }
      }
    }
    return found;
  }
}
