package org.fuma.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.json.tree.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.Reply;
import org.fuma.access.Role;
import org.fuma.attachment.FileKind;
import org.fuma.attachment.Pictures;
import org.fuma.attachment.Recordings;
import org.fuma.store.ServiceClock;
import org.fuma.store.Sql;
import org.fuma.web.Failure;
import org.fuma.web.Form;
import org.junit.jupiter.api.Test;

/** A firm's account complains: what it says, what it leaves for later, what it adds, and what it is shown. */
class FilingTest {

  private final City city = City.get();
  private final Caller firm = city.signedIn(Role.ENTERPRISE);

  private static Map<String, String> form() {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("_key", City.fresh("key-"));
    form.put("category", "NO_SCAN");
    form.put("text", Filed.TEXT);
    return form;
  }

  private Reply send(Map<String, String> form) {
    return firm.submitFile("/complaints", form, "", Filed.NO_FILE);
  }

  private static String id(Reply sent) {
    return sent.expect(303).header("location").replaceAll("/complaints/([0-9A-Z]{13}).*", "$1");
  }

  private String draft(Reply saved) {
    return saved.expect(303).header("location").replaceAll(".*draft=", "");
  }

  @Test
  void everythingThatIsSaidOfItIsOnItsPageAndConsentIsAStepOfItsOwn() {
    Map<String, String> form = form();
    form.putAll(Map.of("subject", "未扫码进入", "officials", "两名穿制服的人员", "demand", "请核实。", "naming", "CONSENTED", "happenedOn", "2026-03-02",
        "authority", city.authority()));
    String id = id(send(form));
    String page = firm.page("/complaints/" + id).expect(200).body();
    assertThat(page).contains("未扫码进入", "两名穿制服的人员", "请核实。", Filed.TEXT, "2026-03-02", "提交投诉", "您对是否透露身份作了选择", "未扫码入企", "告诉您是否受理",
        "个工作日");
    JsonNode seen = firm.get("/api/v1/complaints/" + id).expect(200).json();
    assertThat(seen.get("steps").size()).isEqualTo(2);
    // The default says nothing to the authority and is no step.
    assertThat(firm.get("/api/v1/complaints/" + id(send(form()))).json().get("steps").size()).isEqualTo(1);
  }

  @Test
  void aDraftThatWentMeanwhileIsToldAndNothingIsFiledWithoutItsFiles() {
    String draft = draft(firm.submitFile("/complaints/drafts", form(), "现场.png", Pictures.png(20, 20)));
    long id = Filed.number(draft);
    Filings filings = city.bean(Filings.class);
    NewComplaint asked = FilingForm.asked(new Form(Map.of("category", List.of("NO_SCAN"), "text", List.of(Filed.TEXT))));
    filings.file(firm.actor(), asked, Optional.of(id), true, Optional.empty());
    assertThatThrownBy(() -> filings.file(firm.actor(), asked, Optional.of(id), true, Optional.empty())).isInstanceOf(Failure.Conflict.class);
    assertThatThrownBy(() -> city.bean(DraftFiles.class).remove(id, 1)).isInstanceOf(Failure.Conflict.class);
    assertThat(firm.get("/api/v1/complaints").json().get("items").size()).isEqualTo(1);
  }

  @Test
  void aRefusedFormLosesNeitherWordsNorItsFile() {
    Map<String, String> form = form();
    String long5000 = "事".repeat(4_990) + "，写到这里为止。";
    form.put("text", long5000);
    form.put("happenedOn", "2199-01-01");
    Reply refused = firm.submitFile("/complaints", form, "录音.mp3", Recordings.of(FileKind.MP3)).expect(422);
    assertThat(refused.body()).contains(long5000, "录音.mp3", "发生日期不能在今天之后");
    String draft = refused.body().replaceAll("(?s).*name=\"draft\" value=\"([0-9A-Z]{13})\".*", "$1");
    form.put("happenedOn", "");
    form.put("draft", draft);
    String id = id(firm.submitFile("/complaints", form, "现场.png", Pictures.png(20, 20)));
    JsonNode files = firm.get("/api/v1/complaints/" + id + "/files").expect(200).json().get("items");
    assertThat(files.size()).isEqualTo(2);
    assertThat(files.get(0).get("type").getStringValue()).isEqualTo("audio/mpeg");
    assertThat(firm.get("/api/v1/complaints/" + id + "/files/1").expect(200).bytes()).isEqualTo(Recordings.of(FileKind.MP3));
    assertThat(firm.page("/complaints").body()).doesNotContain("draft=" + draft);
    // A file that cannot be taken says so, and the words stay.
    Reply bad = firm.submitFile("/complaints", form(), "a.mp4", Recordings.film()).expect(422);
    assertThat(bad.body()).contains("录音（MP3", Filed.TEXT);
  }

  @Test
  void aDraftIsKeptForItsAccountAloneAndForThirtyDays() {
    Map<String, String> form = form();
    form.put("text", "只写了一半");
    String draft = draft(firm.submitFile("/complaints/drafts", form, "现场.png", Pictures.png(20, 20)));
    assertThat(firm.page("/complaints").body()).contains("只写了一半");
    assertThat(firm.page("/complaints/new?draft=" + draft).expect(200).body()).contains("只写了一半", "现场.png");
    city.signedIn(Role.ENTERPRISE).page("/complaints/new?draft=" + draft).expect(404);
    // Another one can neither change nor discard it.
    Caller other = city.signedIn(Role.ENTERPRISE);
    other.submit("/complaints/drafts", Map.of("draft", draft)).expect(303);
    String page = firm.page("/complaints/new?draft=" + draft).expect(200).body();
    String file = page.replaceAll("(?s).*name=\"remove\" value=\"([0-9A-Z]{13})\".*", "$1");
    form.put("draft", draft);
    form.put("remove", file);
    firm.submitFile("/complaints/drafts", form, "", Filed.NO_FILE).expect(303);
    assertThat(firm.page("/complaints/new?draft=" + draft).body()).doesNotContain("现场.png");
    Drafts drafts = city.bean(Drafts.class);
    Drafts.Owner owner = Drafts.Owner.account(firm.actor().account());
    ServiceClock clock = city.bean(ServiceClock.class);
    Instant now = clock.instant();
    assertThat(clock.at(now.plus(Duration.ofDays(29)), () -> drafts.find(owner, Filed.number(draft)))).isPresent();
    assertThat(clock.at(now.plus(Duration.ofDays(31)), () -> drafts.find(owner, Filed.number(draft)))).isEmpty();
    firm.submit("/complaints/drafts", Map.of("draft", draft)).expect(303);
    firm.page("/complaints/new?draft=" + draft).expect(404);
    long left = city.bean(Sql.class).first(row -> row.getLong(1), "SELECT COUNT(*) FROM complaint_draft_file WHERE draft_id = ?", Filed.number(draft)).orElseThrow();
    assertThat(left).isZero();
  }

  @Test
  void whatIsOldIsSweptAwayWithItsFiles() {
    String draft = draft(firm.submitFile("/complaints/drafts", form(), "现场.png", Pictures.png(20, 20)));
    Drafts drafts = city.bean(Drafts.class);
    Sql sql = city.bean(Sql.class);
    long id = Filed.number(draft);
    drafts.sweep();
    assertThat(sql.list(row -> row.getLong(1), "SELECT id FROM complaint_draft WHERE id = ?", id)).hasSize(1);
    ServiceClock clock = city.bean(ServiceClock.class);
    clock.at(clock.instant().plus(Duration.ofDays(31)), () -> {
      drafts.sweep();
      return null;
    });
    assertThat(sql.list(row -> row.getLong(1), "SELECT id FROM complaint_draft WHERE id = ?", id)).isEmpty();
    assertThat(sql.list(row -> row.getLong(1), "SELECT id FROM complaint_draft_file WHERE draft_id = ?", id)).isEmpty();
  }

  @Test
  void theSameMatterTwiceIsSaidBeforehandTakenAllTheSameAndLinked() {
    Map<String, String> form = form();
    form.put("authority", city.authority());
    form.put("happenedOn", "2026-03-02");
    String first = id(send(form));
    Map<String, String> second = new HashMap<>(form);
    second.put("_key", City.fresh("key-"));
    second.put("happenedOn", "2026-03-05");
    Reply asked = send(second).expect(409);
    assertThat(asked.body()).contains("/complaints/" + first, Filed.TEXT, "name=\"again\" value=\"1\"");
    second.put("again", "1");
    String other = id(send(second));
    ComplaintTies ties = city.bean(ComplaintTies.class);
    assertThat(ties.of(Filed.number(first))).containsExactly(Filed.number(other));
    assertThat(ties.of(Filed.number(other))).containsExactly(Filed.number(first));
    // Four days apart, it is another matter; sent twice, it does not find itself.
    Map<String, String> third = new HashMap<>(form);
    third.put("_key", City.fresh("key-"));
    third.put("happenedOn", "2026-02-20");
    assertThat(id(send(third))).isEqualTo(id(send(third)));
    assertThat(firm.get("/api/v1/complaints").json().get("items").size()).isEqualTo(3);
  }

  @Test
  void evidenceFollowsAndIsReadByTheFirmAndSupervisorsAlone() {
    String id = id(send(form()));
    String files = "/complaints/" + id + "/files";
    firm.submitFile(files, Map.of("_key", City.fresh("key-"), "text", ""), "现场.png", Pictures.png(20, 20)).expect(303);
    Reply refused = firm.submitFile(files, Map.of("_key", City.fresh("key-"), "text", "太短"), "现场.png", Pictures.png(20, 20)).expect(422);
    assertThat(refused.body()).contains("太短", "至少 10 个字");
    String page = firm.page("/complaints/" + id).expect(200).body();
    assertThat(page).contains("现场.png", "您补充了情况");
    Caller supervisor = city.signedIn(Role.SUPERVISOR);
    assertThat(supervisor.page("/complaints/" + id).expect(200).body()).contains("现场.png", files + "/1");
    Reply saved = supervisor.page(files + "/1").expect(200);
    assertThat(saved.header("content-disposition")).startsWith("attachment");
    assertThat(saved.header("cache-control")).contains("no-store");
    city.signedIn(Role.ENTERPRISE).page(files + "/1").expect(404);
    city.signedIn(Role.ENTERPRISE).submitFile(files, Map.of("text", ""), "现场.png", Pictures.png(20, 20)).expect(404);
    for (Role role : new Role[] {Role.OFFICIAL, Role.AUTHORITY_LEAD, Role.ADMINISTRATOR, Role.AUDITOR}) {
      city.signedIn(role).page(files + "/1").expect(403);
    }
    firm.page(files + "/2").expect(404);
    firm.page(files + "/01").expect(404);
  }

  @Test
  void aComplaintHasTenPiecesOfEvidenceAtMostAndARetryAddsNone() {
    String id = id(send(form()));
    String path = "/api/v1/complaints/" + id + "/files";
    String key = City.fresh("key-");
    for (int i = 0; i < 2; i++) {
      Reply added = firm.post(path + "?name=a.png", "image/png", Pictures.png(9, 9), "Idempotency-Key", key).expect(201);
      assertThat(added.json().get("number").getIntValue()).isEqualTo(1);
    }
    for (int i = 2; i <= Evidence.MOST; i++) {
      firm.post(path, "image/png", Pictures.png(9, 9)).expect(201);
    }
    firm.post(path, "image/png", Pictures.png(9, 9)).expect(409);
    JsonNode steps = firm.get("/api/v1/complaints/" + id).json().get("steps");
    assertThat(steps.size()).as("the refused one left no step").isEqualTo(1 + Evidence.MOST);
  }

  @Test
  void theFirmSeesWhatComesNextAndWhatItMayDoAtEachStage() {
    String id = id(send(form()));
    String path = "/complaints/" + id;
    assertThat(firm.page(path).body()).contains("action=\"" + path + "/addition\"", "action=\"" + path + "/withdrawal\"", "action=\"" + path + "/naming\"")
        .doesNotContain("/satisfaction\"", "/reopening\"");
    firm.submit(path + "/naming", Map.of("choice", "CONSENTED", "_key", City.fresh("k"))).expect(303);
    Reply refused = firm.submit(path + "/addition", Map.of("text", "短")).expect(422);
    assertThat(refused.body()).contains(">\n短</textarea>");
    firm.submit(path + "/acceptance", Map.of("text", "")).expect(403);
    Filed.told(id);
    String told = firm.page(path).expect(200).body();
    assertThat(told).contains("经核查，没有发现所述情况", "/satisfaction\"", "/reopening\"").doesNotContain("/withdrawal\"", "/addition\"");
    assertThat(firm.page("/").body()).contains("等您回应的投诉", path);
    firm.submit(path + "/satisfaction", Map.of("choice", "NO", "text", "", "_key", City.fresh("k"))).expect(303);
    assertThat(firm.page("/").body()).doesNotContain("等您回应的投诉");
    firm.submit(path + "/reopening", Map.of("text", "没有回答为什么不扫码，请再查一次。", "_key", City.fresh("k"))).expect(303);
    assertThat(firm.page(path).body()).contains("您要求重办", "/withdrawal\"").doesNotContain("/reopening\"");
  }

  @Test
  void aFirmIsToldOnItsPageThatSomethingIsAskedOfIt() {
    String id = id(send(form()));
    Filed.moved(id, "acceptance", "investigation");
    Caller supervisor = city.signedIn(Role.SUPERVISOR);
    Course course = city.bean(Course.class);
    course.move(Mover.of(supervisor.actor()), Filed.number(id), "taking", Moving.said("由我继续办理，前一位出差。"), Optional.empty());
    course.move(Mover.of(supervisor.actor()), Filed.number(id), "stop", Moving.because("COMPLAINANT", "请补充当天的监控录像或照片。").days(10), Optional.empty());
    assertThat(firm.page("/").body()).contains("监督员请您补充材料");
    assertThat(firm.page("/complaints").body()).contains("等您补充");
    String page = firm.page("/complaints/" + id).expect(200).body();
    assertThat(page).contains("请补充当天的监控录像或照片。", "在等您补充材料", "暂停计时").doesNotContain("由我继续办理", supervisor.actor().name());
    firm.submit("/complaints/" + id + "/addition", Map.of("text", "监控录像已经保存，可以来看。", "_key", City.fresh("k"))).expect(303);
    assertThat(firm.page("/").body()).doesNotContain("等您回应的投诉");
  }

  @Test
  void theFirmLearnsTheOutcomeWhenItIsToldAndNotBefore() {
    Map<String, String> form = form();
    form.put("subject", "不出示证件");
    String id = id(send(form));
    Filed.moved(id, "acceptance", "investigation", "decision");
    JsonNode line = firm.get("/api/v1/complaints").expect(200).json().get("items").get(0);
    assertThat(line.get("state").getStringValue()).isEqualTo("DECIDED");
    assertThat(line.get("subject").getStringValue()).isEqualTo("不出示证件");
    assertThat(line.get("due").get("kind").getStringValue()).isEqualTo("TELL");
    assertThat(line.get("outcome")).satisfiesAnyOf(none -> assertThat(none).isNull(), none -> assertThat(none.isNull()).isTrue());
    Map<String, String> asked = Map.of("format", "CSV", "purpose", "季度汇总上报");
    assertThat(firm.submit("/exports/complaints", asked).expect(200).body()).doesNotContain("不属实");
    assertThat(firm.page("/complaints").expect(200).body()).contains("不出示证件", "还剩").doesNotContain("不属实");
    assertThat(city.bean(Complaints.class).list(firm.actor(), Optional.empty(), Optional.empty())).singleElement()
        .satisfies(row -> assertThat(row.outcome()).isEmpty());
    Filed.moved(id, "telling");
    assertThat(firm.get("/api/v1/complaints").json().get("items").get(0).get("outcome").getStringValue()).isEqualTo("NOT_UPHELD");
    assertThat(firm.submit("/exports/complaints", asked).body()).contains("不属实");
    assertThat(firm.page("/complaints?state=TOLD").body()).contains("/complaints/" + id, "不属实");
    assertThat(firm.page("/complaints?state=CLOSED").body()).doesNotContain("/complaints/" + id);
  }

  @Test
  void thePageNamesTheWaysThatAreLeftOnceNothingMoreCanBeDoneHere() {
    String id = id(send(form()));
    String path = "/complaints/" + id;
    Filed.told(id);
    assertThat(firm.page(path).body()).contains("可以在期限内要求重办一次").doesNotContain("行政复议");
    firm.submit(path + "/reopening", Map.of("text", "没有回答为什么不扫码，请再查一次。", "_key", City.fresh("k"))).expect(303);
    Filed.moved(id, "investigation", "decision", "telling");
    assertThat(firm.page(path).body()).contains("这是最后的答复", "行政复议", "行政诉讼").doesNotContain("/reopening\"", "要求重办一次");
    firm.submit(path + "/satisfaction", Map.of("choice", "YES", "text", "", "_key", City.fresh("k"))).expect(303);
    assertThat(firm.page(path).body()).contains("您已表示满意");
    String refused = id(send(form()));
    city.bean(Course.class).move(Mover.of(city.signedIn(Role.SUPERVISOR).actor()), Filed.number(refused), "refusal",
        Moving.because("UNRELATED", "所述事项与行政检查无关，不予受理。"), Optional.empty());
    assertThat(firm.page("/complaints/" + refused).body()).contains("没有受理", "行政复议", "所述事项与行政检查无关");
  }

  @Test
  void programsSayTheSameAndAreRefusedAsTheyWereBefore() {
    String id = firm.post("/api/v1/complaints", Map.of("category", "CONDUCT", "matter", "NO_SCAN", "subject", "态度", "officials", "张某", "text", Filed.TEXT,
        "naming", "CONSENTED")).created();
    assertThat(firm.page("/complaints/" + id).body()).contains("态度", "张某", "未扫码入企");
    assertThat(firm.post("/api/v1/complaints", Map.of("category", "CONDUCT", "naming", "MAYBE", "subject", "一", "text", Filed.TEXT, "happenedOn", "2001-01-01"))
        .expect(422).body()).contains("naming", "subject", "happenedOn");
    JsonNode list = firm.get("/api/v1/complaints").json().get("items");
    assertThat(StreamSupport.stream(list.values().spliterator(), false).map(line -> line.get("id").getStringValue())).containsExactly(id);
  }
}
