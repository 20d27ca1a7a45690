package org.fuma.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.json.tree.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.Race;
import org.fuma.Reply;
import org.fuma.access.Role;
import org.fuma.attachment.Pictures;
import org.fuma.code.ProtectionCodes;
import org.fuma.enterprise.Enterprise;
import org.fuma.enterprise.Enterprises;
import org.fuma.store.Ids;
import org.fuma.store.Sql;
import org.fuma.web.Words;
import org.junit.jupiter.api.Test;

/** A supervisor asks the authority complained of; the authority answers, and learns of no complaint and no firm. */
class QuestionTest {

  private final City city = City.get();
  private final Inquired inquired = Inquired.get();

  private Reply ask(String complaint, Map<String, String> question) {
    return inquired.supervisor().post("/api/v1/complaints/" + complaint + "/questions", question);
  }

  private static Map<String, String> with(Map<String, String> question, String field, String value) {
    Map<String, String> changed = new HashMap<>(question);
    changed.put(field, value);
    return changed;
  }

  private static Stream<JsonNode> items(JsonNode listing) {
    return StreamSupport.stream(listing.get("items").values().spliterator(), false);
  }

  private Enterprise complaining() {
    return city.bean(Enterprises.class).find(Ids.read(inquired.firms().getFirst()).orElseThrow()).orElseThrow();
  }

  @Test
  void aQuestionReachesTheAuthorityWithTheDayAloneAndNothingOfTheComplaint() {
    String complaint = inquired.complaint();
    String question = ask(complaint, Inquired.asked(Inquired.TEXT)).created();
    String read = inquired.lead().get("/api/v1/questions/" + question).expect(200).body()
        + inquired.lead().page("/questions/" + question).expect(200).body() + inquired.lead().page("/questions").expect(200).body()
        + inquired.lead().get("/api/v1/questions").expect(200).body();
    assertThat(read).contains(Inquired.TEXT, question);
    assertThat(read).doesNotContain(complaint, complaining().name(), complaining().uscc().value(), inquired.firms().getFirst(),
        inquired.supervisor().actor().name());
    assertThat(inquired.lead().get("/api/v1/questions/" + question).body()).doesNotContainPattern("\\dT[0-2]\\d:");
    assertThat(inquired.lead().page("/").expect(200).body()).contains("/questions?state=OPEN");
  }

  @Test
  void nobodyElseReadsIt() {
    String complaint = inquired.complaint();
    String question = Inquired.question(complaint, inquired.supervisor());
    city.signedIn(Role.AUTHORITY_LEAD).get("/api/v1/questions/" + question).expect(404);
    assertThat(items(city.signedIn(Role.AUTHORITY_LEAD).get("/api/v1/questions").json())).isEmpty();
    for (Caller other : List.of(inquired.official(), inquired.firm(), city.administrator(), city.signedIn(Role.AUDITOR), inquired.supervisor())) {
      other.get("/api/v1/questions/" + question).expect(403);
    }
    for (Caller other : List.of(inquired.lead(), inquired.official(), inquired.firm(), city.administrator(), city.signedIn(Role.AUDITOR))) {
      other.get("/api/v1/complaints/" + complaint + "/questions").expect(403);
      other.post("/api/v1/complaints/" + complaint + "/questions", Inquired.asked(Inquired.TEXT)).expect(403);
    }
  }

  @Test
  void onlyTheHandlerAsksAndOnlyWhileItIsLookedInto() {
    String complaint = inquired.complaint();
    Caller other = city.signedIn(Role.SUPERVISOR);
    other.post("/api/v1/complaints/" + complaint + "/questions", Inquired.asked(Inquired.TEXT)).expect(409);
    String waiting = inquired.firm().post("/api/v1/complaints", Map.of("category", "CONDUCT", "authority", inquired.authority(), "subject", "检查态度",
        "text", "检查人员态度粗暴，没有出示证件。")).created();
    ask(waiting, Inquired.asked(Inquired.TEXT)).expect(409);
    String nowhere = inquired.firm().post("/api/v1/complaints", Map.of("category", "CONDUCT", "subject", "检查态度", "text", "检查人员态度粗暴，没有出示证件。")).created();
    city.bean(Course.class).move(Mover.of(inquired.supervisor().actor()), Ids.read(nowhere).orElseThrow(), "acceptance", Moving.bare(), Optional.empty());
    ask(nowhere, Inquired.asked(Inquired.TEXT)).expect(409);
  }

  @Test
  void aScopeWithFewerThanFiveFirmsIsRefusedAndSaysHowMany() {
    String complaint = inquired.complaint();
    LocalDate today = city.bean(Clocks.class).today();
    Map<String, String> before = with(with(Inquired.asked(Inquired.TEXT), "from", today.minusDays(40).toString()), "until", today.minusDays(30).toString());
    assertThat(ask(complaint, before).expect(422).body()).contains("\"scope\"", "0");
    assertThat(ask(complaint, with(Inquired.asked(Inquired.TEXT), "until", today.toString())).expect(422).body()).contains("\"until\"");
    Reply page = inquired.supervisor().submit("/complaints/" + complaint + "/questions", with(before, "_key", City.fresh("key-"))).expect(422);
    assertThat(page.body()).contains(Inquired.TEXT, "至少要 5 家");
    assertThat(inquired.supervisor().page("/complaints/" + complaint + "/questions/new").expect(200).body()).doesNotContain("value=\"VISIT\"");
  }

  @Test
  void twoQuestionsAboutOneFirmNeverDifferByAFewFirms() {
    Inquired own = new Inquired();
    String other = city.item(own.authority());
    // A seventh firm, visited under another item: everything covers seven, the item six.
    Inquired.crowd(own.official(), own.authority(), own.colleague(), List.of(other), 1, new HashMap<>());
    String complaint = own.complaint();
    Map<String, String> byItem = with(with(Inquired.asked(Inquired.TEXT), "scope", "ITEM"), "item", own.item());
    String first = own.supervisor().post("/api/v1/complaints/" + complaint + "/questions", byItem).created();
    own.supervisor().post("/api/v1/complaints/" + complaint + "/questions/" + first + "/withdrawal", Map.of()).expect(200);
    assertThat(own.supervisor().post("/api/v1/complaints/" + complaint + "/questions", Inquired.asked(Inquired.TEXT)).expect(422).body()).contains("\"scope\"");
    // Also in another complaint of the same firm; not in one of another firm.
    assertThat(own.supervisor().post("/api/v1/complaints/" + own.complaint() + "/questions", Inquired.asked(Inquired.TEXT)).expect(422).body()).contains("\"scope\"");
    own.supervisor().post("/api/v1/complaints/" + complaint + "/questions", byItem).expect(201);
    Inquired.crowd(own.official(), own.authority(), own.colleague(), List.of(other), 4, new HashMap<>());
    own.supervisor().post("/api/v1/complaints/" + own.complaint() + "/questions", Inquired.asked(Inquired.TEXT)).expect(201);
  }

  @Test
  void notEvenWhenTheyAreAskedAtOnce() {
    Inquired own = new Inquired();
    Inquired.crowd(own.official(), own.authority(), own.colleague(), List.of(city.item(own.authority())), 1, new HashMap<>());
    List<String> complaints = List.of(own.complaint(), own.complaint());
    List<Map<String, String>> asked = List.of(
        Inquired.asked(Inquired.TEXT), with(with(Inquired.asked(Inquired.TEXT), "scope", "ITEM"), "item", own.item()));
    List<Object> statuses = Race.run(2, i -> () -> own.supervisor().post("/api/v1/complaints/" + complaints.get(i) + "/questions", asked.get(i)).status());
    assertThat(statuses).containsExactlyInAnyOrder(201, 422);
  }

  @Test
  void theTextNamesNobodyAndNoDay() {
    String complaint = inquired.complaint();
    Enterprise firm = complaining();
    String serial = city.bean(ProtectionCodes.class).of(firm.id()).getFirst().serial().value();
    String core = firm.name().replaceFirst("^衡阳(市)?", "");
    List<String> telling = new ArrayList<>(List.of(firm.name(), core.substring(0, 2), core.substring(0, 1) + " " + core.charAt(1),
        firm.uscc().value().toLowerCase(java.util.Locale.ROOT), firm.uscc().value().substring(0, 9), serial.substring(0, 4) + "-" + serial.substring(4, 8),
        complaint, "11月3日", "上午9:30"));
    String contact = city.bean(Enterprises.class).contact(firm.id()).name();
    if (contact.length() > 1) {
      telling.add(contact);
    }
    for (String word : telling) {
      assertThat(ask(complaint, with(Inquired.asked(Inquired.TEXT), "text", "请说明对" + word + "的检查依据。")).expect(422).body()).as(word).contains("\"text\"");
    }
    ask(complaint, Inquired.asked(Inquired.TEXT)).expect(201);
  }

  @Test
  void theOneVisitIsAskedAboutWithConsentAlone() {
    String complaint = inquired.complaint();
    Map<String, String> visit = Map.of("scope", "VISIT", "text", "请说明这次入企的依据。");
    assertThat(ask(complaint, visit).expect(422).body()).contains("\"scope\"");
    city.bean(Course.class).move(Mover.of(inquired.firm().actor()), Ids.read(complaint).orElseThrow(), "naming", Moving.chosen("CONSENTED", ""), Optional.empty());
    assertThat(inquired.supervisor().page("/complaints/" + complaint + "/questions/new").expect(200).body()).contains("value=\"VISIT\"");
    String question = ask(complaint, visit).created();
    assertThat(inquired.lead().page("/questions/" + question).expect(200).body()).contains("/visits/");
  }

  @Test
  void whereNoVisitIsOnRecordTheDayAtTheFirmIsAskedAboutWithConsentAlone() {
    String day = city.bean(Clocks.class).today().minusDays(3).toString();
    Map<String, String> filed = Map.of("category", "CONDUCT", "authority", inquired.authority(), "happenedOn", day, "subject", "检查态度", "text", "检查人员态度粗暴，没有出示证件。");
    String complaint = inquired.firm().post("/api/v1/complaints", filed).created();
    move(inquired.supervisor(), complaint, "acceptance", Moving.bare());
    Map<String, String> firm = Map.of("scope", "FIRM", "text", "请说明当天到" + complaining().name() + "检查的依据。");
    assertThat(ask(complaint, firm).expect(422).body()).contains("\"scope\"");
    assertThat(inquired.supervisor().page("/complaints/" + complaint + "/questions/new").expect(200).body()).doesNotContain("value=\"FIRM\"");
    move(inquired.firm(), complaint, "naming", Moving.chosen("CONSENTED", ""));
    assertThat(ask(complaint, with(firm, "scope", "VISIT")).expect(422).body()).contains("\"scope\"");
    Reply form = inquired.supervisor().page("/complaints/" + complaint + "/questions/new").expect(200);
    assertThat(form.body()).contains("value=\"FIRM\"").doesNotContain("value=\"VISIT\"");
    String question = ask(complaint, firm).created();
    assertThat(inquired.lead().page("/questions/" + question).expect(200).body()).contains(complaining().name(), "请说明当天到").doesNotContain(complaint);
    JsonNode read = inquired.lead().get("/api/v1/questions/" + question).json();
    assertThat(List.of(read.get("firm").getStringValue(), read.get("from").getStringValue(), read.get("until").getStringValue()))
        .containsExactly(complaining().name(), day, day);
    // What tells the firm is no piece of a puzzle: the next question is measured by those alone that hide it.
    inquired.supervisor().post("/api/v1/complaints/" + complaint + "/questions/" + question + "/withdrawal", Map.of()).expect(200);
    ask(complaint, Inquired.asked(Inquired.TEXT)).expect(201);
    Map<String, String> undated = new HashMap<>(filed);
    undated.remove("happenedOn");
    undated.put("naming", "CONSENTED");
    String without = inquired.firm().post("/api/v1/complaints", undated).created();
    move(inquired.supervisor(), without, "acceptance", Moving.bare());
    assertThat(ask(without, firm).expect(422).body()).contains("\"scope\"");
  }

  @Test
  void consentThatIsTakenBackTakesTheOpenQuestionBackAndWhatItTold() {
    String complaint = inquired.complaint();
    move(inquired.firm(), complaint, "naming", Moving.chosen("CONSENTED", ""));
    String text = "请说明对" + complaining().name() + "这次入企的依据。";
    String question = ask(complaint, Map.of("scope", "VISIT", "text", text)).created();
    assertThat(inquired.lead().page("/questions/" + question).expect(200).body()).contains(text, "/visits/");
    move(inquired.firm(), complaint, "naming", Moving.chosen("WITHHELD", ""));
    assertThat(inquired.lead().page("/questions/" + question).expect(200).body()).doesNotContain(text, complaining().name(), "/visits/");
    assertThat(inquired.lead().page("/questions").expect(200).body()).doesNotContain(text);
    JsonNode read = inquired.lead().get("/api/v1/questions/" + question).json();
    assertThat(List.of(read.get("state").getStringValue(), read.get("text").getStringValue())).containsExactly("WITHDRAWN", "");
    assertThat(read.get("visit")).satisfiesAnyOf(visit -> assertThat(visit).isNull(), visit -> assertThat(visit.isNull()).isTrue());
    inquired.lead().post("/api/v1/questions/" + question + "/answer", Map.of("text", "按照年度检查计划进行。")).expect(409);
    JsonNode kept = items(inquired.supervisor().get("/api/v1/complaints/" + complaint + "/questions").json()).findFirst().orElseThrow();
    assertThat(kept.get("text").getStringValue()).isEqualTo(text);
    // One that tells nobody goes on waiting.
    String wide = ask(complaint, Inquired.asked(Inquired.TEXT)).created();
    move(inquired.firm(), complaint, "naming", Moving.chosen("CONSENTED", ""));
    move(inquired.firm(), complaint, "naming", Moving.chosen("WITHHELD", ""));
    assertThat(inquired.lead().get("/api/v1/questions/" + wide).json().get("state").getStringValue()).isEqualTo("OPEN");
  }

  private void move(Caller by, String complaint, String event, Moving moving) {
    city.bean(Course.class).move(Mover.of(by.actor()), Ids.read(complaint).orElseThrow(), event, moving, Optional.empty());
  }

  @Test
  void oneComplaintHasOneOpenQuestion() {
    String complaint = inquired.complaint();
    List<Integer> statuses = Race.run(4, i -> () -> ask(complaint, Inquired.asked(Inquired.TEXT)).status()).stream().map(Integer.class::cast).toList();
    assertThat(statuses).containsOnlyOnce(201).filteredOn(status -> status != 201).containsOnly(409);
    String open = items(inquired.supervisor().get("/api/v1/complaints/" + complaint + "/questions").json()).findFirst().orElseThrow().get("id").getStringValue();
    inquired.supervisor().submit("/complaints/" + complaint + "/questions/" + open + "/withdrawal", Map.of()).expect(303);
    inquired.lead().post("/api/v1/questions/" + open + "/answer", Map.of("text", "按照年度检查计划进行。")).expect(409);
    assertThat(inquired.lead().submit("/questions/" + open + "/answer", Map.of("text", "按照年度检查计划进行。")).expect(409).body()).contains("已经答复或撤回");
    ask(complaint, Inquired.asked(Inquired.TEXT)).expect(201);
  }

  @Test
  void whoMayNotTakeAQuestionBackReadsWhyOnTheComplaint() {
    String complaint = inquired.complaint();
    String path = "/complaints/" + complaint + "/questions/" + Inquired.question(complaint, inquired.supervisor()) + "/withdrawal";
    Caller other = city.signedIn(Role.SUPERVISOR);
    assertThat(other.submit(path, Map.of()).expect(409).body()).contains(Words.ZH.say("complaint.others"), "检查时态度粗暴", "id=\"questions\"");
    inquired.supervisor().submit(path, Map.of()).expect(303);
    assertThat(inquired.supervisor().submit(path, Map.of()).expect(409).body()).contains(Words.ZH.say("question.moved"), "检查时态度粗暴");
  }

  @Test
  void theAnswerComesBackWithItsPapersWhenItIsSentAndNotBefore() {
    String complaint = inquired.complaint();
    String question = Inquired.question(complaint, inquired.supervisor());
    Caller lead = inquired.lead();
    lead.submitFile("/questions/" + question + "/files", Map.of(), "plan.png", Pictures.png(8, 8)).expect(303);
    lead.post("/api/v1/questions/" + question + "/files", "image/png", Pictures.png(9, 9)).expect(201);
    lead.post("/api/v1/questions/" + question + "/files", "text/plain", "no picture".getBytes(StandardCharsets.US_ASCII)).expect(422);
    String paper = "/complaints/" + complaint + "/questions/" + question + "/files/2";
    inquired.supervisor().page(paper).expect(404);
    lead.submit("/questions/" + question + "/answer", Map.of("text", "短")).expect(422);
    lead.submit("/questions/" + question + "/answer", Map.of("text", "检查按年度计划进行，两人出示了证件。")).expect(303);
    lead.post("/api/v1/questions/" + question + "/answer", Map.of("text", "再答一次，内容不同。")).expect(409);
    lead.post("/api/v1/questions/" + question + "/files", "image/png", Pictures.png(8, 8)).expect(409);
    assertThat(inquired.supervisor().page("/complaints/" + complaint).expect(200).body()).contains("检查按年度计划进行，两人出示了证件。", paper);
    inquired.supervisor().page(paper).expect(200);
    inquired.supervisor().get("/api/v1" + paper).expect(200);
  }

  @Test
  void whatIsOverdueIsToldOnceAWeekAndADayThatWasProvisionalIsCountedAnew() {
    String complaint = inquired.complaint();
    String question = Inquired.question(complaint, inquired.supervisor());
    long id = Ids.read(question).orElseThrow();
    Sql sql = city.bean(Sql.class);
    LocalDate due = due(sql, id);
    LocalDate today = city.bean(Clocks.class).today();
    sql.run("UPDATE complaint_question_head SET due_day = ?, due_provisional = TRUE WHERE id = ?", today.plusDays(1), id);
    InquirySweep sweep = city.bean(InquirySweep.class);
    sweep.sweep(today);
    assertThat(due(sql, id)).isEqualTo(due);
    assertThat(toldOn(sql, id)).isEmpty();
    Map<Integer, Integer> toldOn = Map.of(1, 1, 2, 1, 7, 1, 9, 9, 10, 9);
    for (int day : List.of(1, 2, 7, 9, 10)) {
      sweep.sweep(due.plusDays(day));
      assertThat(toldOn(sql, id)).as("after day " + day).contains(due.plusDays(toldOn.get(day)));
    }
    assertThat(inquired.supervisor().get("/api/v1/complaints/" + complaint + "/questions").json().get("items").get(0).get("dueOn").getStringValue())
        .isEqualTo(due.toString());
  }

  private static Optional<LocalDate> toldOn(Sql sql, long question) {
    return sql.first(row -> Optional.ofNullable(row.getObject(1, LocalDate.class)), "SELECT told_on FROM complaint_question_head WHERE id = ?", question)
        .flatMap(told -> told);
  }

  private static LocalDate due(Sql sql, long question) {
    return sql.first(row -> row.getObject(1, LocalDate.class), "SELECT due_day FROM complaint_question_head WHERE id = ?", question).orElseThrow();
  }
}
