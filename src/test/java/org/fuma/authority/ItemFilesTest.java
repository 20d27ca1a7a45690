package org.fuma.authority;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.IntStream;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.Reply;
import org.fuma.access.Role;
import org.fuma.rule.Sector;
import org.fuma.store.Ids;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lists of items as files: all good or refused line by line, looked at first, then all taken or nothing. */
class ItemFilesTest {

  private final City city = City.get();
  private final Authorities authorities = city.bean(Authorities.class);
  private final String authority = city.authority();
  private final long body = Ids.read(authority).orElseThrow();
  private final String path = "/authorities/" + authority;

  @Test
  void aListIsLookedAtAndTakenByItsLead() {
    Caller lead = city.signedIn(Role.AUTHORITY_LEAD, authority, city.official(authority));
    InspectionItem kept = item(city.item(authority));
    assertThat(lead.page(path + "/items/files").expect(200).body()).contains("事项编码", "法律依据");
    Reply sent = lead.submitFile(path + "/items/files", Map.of(), "清单.csv", ItemTables.csv("DR-1", "DR-2"));
    String preview = sent.expect(303).header("location");
    assertThat(authorities.items(body)).hasSize(1);
    assertThat(lead.page(preview).expect(200).body()).contains("清单.csv", "DR-1", "DR-2", kept.code());
    assertThat(lead.submit(preview + "/acceptance", Map.of("reason", "")).expect(422).body()).contains("请填写", "DR-1");
    lead.submit(preview + "/acceptance", Map.of("reason", "年度清单")).expect(303);
    assertThat(authorities.items(body)).extracting(InspectionItem::code).containsExactlyInAnyOrder("DR-1", "DR-2", kept.code());
    InspectionItem taken = authorities.items(body).getFirst();
    assertThat(taken.sector()).isEqualTo(Sector.FOOD);
    assertThat(taken.method()).isEqualTo(Method.ON_SITE);
    assertThat(taken.yearlyCap()).isEqualTo(2);
    lead.submit(preview + "/acceptance", Map.of("reason", "再来一次")).expect(404);
  }

  @Test
  void whatChangedBecomesANewVersionAndWhatIsMissingIsWithdrawnIfThatIsAskedFor() {
    take(send(ItemTables.csv("A-1", "A-2", "A-3")).created(), false).expect(204);
    String file = send(ItemTables.lines(ItemTables.line("A-1", "示例导入事项"), ItemTables.line("A-2", "改了名称的事项"), ItemTables.line("A-4", "新事项"))).created();
    assertThat(city.administrator().get("/api/v1" + path + "/item-files/" + file).expect(200).body())
        .contains("\"added\":[\"A-4\"]", "\"changed\":[\"A-2\"]", "\"same\":1", "\"missing\":[\"A-3\"]");
    assertThat(city.administrator().page(path + "/items/files/" + file).expect(200).body()).contains("改了名称的事项", "<del>示例导入事项</del>");
    take(file, true).expect(204);
    assertThat(authorities.items(body)).extracting(InspectionItem::code).containsExactly("A-1", "A-2", "A-4");
    assertThat(authorities.items(body)).extracting(item -> item.edition().number()).containsExactly(1, 2, 1);
    assertThat(authorities.everyItem(body)).filteredOn(item -> item.code().equals("A-3")).extracting(item -> item.edition().state())
        .containsExactly(ItemState.WITHDRAWN);
    assertThat(send(ItemTables.csv("A-1")).expect(201).body()).contains("\"missing\":[\"A-2\",\"A-4\"]");
  }

  @Test
  void takingWhatChangesNothingIsRefused() {
    take(send(ItemTables.csv("B-1")).created(), false).expect(204);
    assertThat(take(send(ItemTables.csv("B-1")).created(), false).expect(422).body()).contains("不会带来任何变化");
  }

  @Test
  void oneBadLineAndNothingIsTaken() {
    byte[] file = ItemTables.lines(ItemTables.line("C-1", "好的一行"), ItemTables.line("", "没有编码"), ItemTables.line("C-1", "重复"),
        "C-3,名称,依据,科,对象,内容,飞行,每年,食品,999次");
    Reply refused = city.administrator().submitFile(path + "/items/files", Map.of(), "清单.csv", file).expect(422);
    assertThat(refused.body()).contains("第 3 行", "第 4 行", "与第 2 行的编码相同", "第 5 行", "飞行", "999");
    assertThat(send(file).expect(422).body()).contains("lines[3].code", "lines[4].code", "lines[5].method", "lines[5].yearlyCap");
    assertThat(authorities.items(body)).isEmpty();
  }

  @ParameterizedTest(name = "{index}: {1}")
  @CsvSource(delimiter = '|', value = {
    "事项编码,事项名称\\nA,B|缺少这些列", "<html><body>x</body></html>|不是表格", "''|缺少这些列"
  })
  void whatIsNoListIsRefusedWithTheReason(String file, String said) {
    byte[] bytes = file.replace("\\n", "\n").getBytes(StandardCharsets.UTF_8);
    assertThat(city.administrator().submitFile(path + "/items/files", Map.of(), "清单.csv", bytes).expect(422).body()).contains(said);
  }

  @Test
  void aListIsBounded() {
    String[] codes = IntStream.rangeClosed(0, ItemLines.MOST).mapToObj(i -> "D-" + i).toArray(String[]::new);
    assertThat(send(ItemTables.csv(codes)).expect(422).body()).contains("1,000");
    send(new byte[(ItemFiles.MOST_MB << 20) + 1]).expect(413);
  }

  @Test
  void ourOwnExportCanBeSentBack() {
    take(send(ItemTables.csv("E-1", "E-2")).created(), false).expect(204);
    for (String language : new String[] {"zh", "en"}) {
      Reply export = city.administrator().post("/api/v1/exports/items",
          Map.of("purpose", "修订后回传", "format", "CSV", "filter", Map.of("authority", authority)), "Accept-Language", language);
      byte[] file = export.expect(200).body().getBytes(StandardCharsets.UTF_8);
      assertThat(send(file).expect(201).body()).contains("\"added\":[],\"changed\":[],\"same\":2,\"missing\":[]");
    }
  }

  @Test
  void aListIsTakenWhereItWasSent() {
    String file = send(ItemTables.csv("F-1")).created();
    String other = city.authority();
    city.administrator().get("/api/v1/authorities/" + other + "/item-files/" + file).expect(404);
    city.administrator().post("/api/v1/authorities/" + other + "/item-files/" + file + "/acceptance", Map.of("reason", "错处")).expect(404);
    Caller official = city.signedIn(Role.OFFICIAL, authority, city.official(authority));
    official.get("/api/v1" + path + "/item-files/" + file).expect(403);
  }

  private Reply send(byte[] file) {
    return city.administrator().post("/api/v1" + path + "/item-files?name=items.csv", "text/csv", file);
  }

  private Reply take(String file, boolean withdraw) {
    return city.administrator().post("/api/v1" + path + "/item-files/" + file + "/acceptance", Map.of("withdrawMissing", withdraw, "reason", "年度清单"));
  }

  private InspectionItem item(String id) {
    return authorities.item(Ids.read(id).orElseThrow()).orElseThrow();
  }
}
