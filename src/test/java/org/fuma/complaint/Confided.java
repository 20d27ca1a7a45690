package org.fuma.complaint;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.access.Role;
import org.fuma.attachment.Pictures;
import org.fuma.rating.Rounds;
import org.fuma.store.Ids;
import org.fuma.store.Sql;

/** Everything that a firm, supervisors and an authority do about complaints, ratings and what comes of them, in a city of one's choice. */
final class Confided {

  private static final String SAID = "经办理，现就有关情况说明如下。";

  final City city;
  final Caller handler;
  final Caller second;
  private final Caller lead;
  private final Caller clerk;
  final String authority;
  final String visit;
  final String other;
  final String complaint;
  final String open;
  final String callBack;

  Confided(City city) {
    this.city = city;
    handler = city.signedIn(Role.SUPERVISOR);
    second = city.signedIn(Role.SUPERVISOR);
    authority = city.authority();
    String self = city.official(authority);
    String colleague = city.official(authority);
    Caller official = city.signedIn(Role.OFFICIAL, authority, self);
    lead = city.signedIn(Role.AUTHORITY_LEAD, authority, colleague);
    String firm = city.firm();
    clerk = city.signedInFor(firm);
    List<String> visits = Stream.of(city.code(firm), city.code(city.firm())).map(payload -> official.post("/api/v1/visits",
        Map.of("code", payload, "how", "PLAQUE", "kind", "CASE", "basis", "REPORT", "reference", "示例举报〔2026〕3号",
            "items", List.of(city.item(authority)), "colleagues", List.of(colleague), "reason", "收到投诉举报后的个案检查")).created()).toList();
    visits.forEach(one -> official.post("/api/v1/visits/" + one + "/departure", Map.of()).expect(200));
    visit = visits.getFirst();
    other = visits.getLast();
    complaint = filed();
    wholeCourse();
    open = filed();
    proposals();
    Stream.of("withdrawal", "pursuit", "transfer", "closing").forEach(new Ending()::next);
    callBack = rated();
  }

  private String filed() {
    return clerk.post("/api/v1/complaints",
        Map.of("category", "NO_SCAN", "text", "他们进门没有扫码就要求停产，请核查。", "demand", "请求书面答复。", "visit", visit)).created();
  }

  private void wholeCourse() {
    clerk.post("/api/v1/complaints/" + complaint + "/files?name=evidence.png", "image/png", Pictures.png(9, 9)).expect(201);
    by(clerk, complaint, "naming", Moving.chosen("CONSENTED", ""));
    by(handler, complaint, "taking", Moving.bare());
    by(handler, complaint, "acceptance", Moving.bare());
    by(handler, complaint, "investigation", Moving.bare());
    handler.post("/api/v1/complaints/" + complaint + "/notes", Map.of("text", "已电话核实。")).expect(201);
    handler.post("/api/v1/complaints/" + complaint + "/notes", Map.of("text", "再记一笔。")).expect(201);
    String asked = question();
    handler.post("/api/v1/complaints/" + complaint + "/questions/" + asked + "/withdrawal", Map.of()).expect(200);
    String question = question();
    lead.post("/api/v1/questions/" + question + "/files?name=plan.png", "image/png", Pictures.png(9, 9)).expect(201);
    lead.post("/api/v1/questions/" + question + "/answer", Map.of("text", "经核对，此次入企检查已扫码登记。")).expect(200);
    by(handler, complaint, "stop", Moving.because("COMPLAINANT", SAID).days(5));
    by(clerk, complaint, "addition", Moving.said(SAID));
    by(handler, complaint, "extension", Moving.said(SAID).days(5));
    agreed(complaint);
    LocalDate today = city.bean(Clocks.class).today();
    by(handler, complaint, "decision",
        Moving.found("UPHELD", SAID).with(List.of(new Moving.Measure("ORDER", "请在限期内整改入企扫码工作。", today.plusDays(30).toString()))));
    agreed(complaint);
    String order = Ids.show(city.bean(Sql.class).first(row -> row.getLong(1), "SELECT id FROM complaint_measure WHERE complaint_id = ?",
        Ids.read(complaint).orElseThrow()).orElseThrow());
    lead.post("/api/v1/orders/" + order + "/report", Map.of("note", "已组织全员培训并下发通知。")).expect(200);
    handler.post("/api/v1/measures/" + order + "/return", Map.of("note", "没有附培训签到记录。", "dueOn", today.plusDays(40).toString())).expect(200);
    lead.post("/api/v1/orders/" + order + "/report", Map.of("note", "补充了培训签到记录，请核实。")).expect(200);
    handler.post("/api/v1/measures/" + order + "/confirmation", Map.of()).expect(200);
    by(handler, complaint, "telling", Moving.said(SAID));
    by(clerk, complaint, "satisfaction", Moving.chosen("NO", SAID));
    by(clerk, complaint, "reopening", Moving.said(SAID));
    by(handler, complaint, "investigation", Moving.bare());
    by(handler, complaint, "decision", Moving.found("PARTLY", SAID));
    by(handler, complaint, "telling", Moving.said(SAID));
    by(clerk, complaint, "satisfaction", Moving.chosen("YES", ""));
    by(handler, complaint, "closing", Moving.bare());
  }

  private String question() {
    return handler.post("/api/v1/complaints/" + complaint + "/questions", Map.of("scope", "VISIT", "text", "请说明这次入企的依据。")).created();
  }

  /** One is taken back, one not agreed to, one lapses, one waits. */
  private void proposals() {
    by(handler, open, "taking", Moving.bare());
    by(handler, open, "acceptance", Moving.said(SAID));
    by(handler, open, "investigation", Moving.bare());
    by(handler, open, "extension", Moving.said(SAID).days(5));
    by(handler, open, "retraction", Moving.bare());
    by(handler, open, "extension", Moving.said(SAID).days(6));
    by(second, open, "declining", Moving.said(SAID));
    by(handler, open, "extension", Moving.said(SAID).days(7));
    by(handler, open, "assignment", Moving.said(SAID).to(Ids.show(second.actor().account())));
    by(second, open, "extension", Moving.said(SAID).days(8));
  }

  /** A complaint that ends early, step by step. */
  private final class Ending {
    private final String id = filed();

    void next(String event) {
      switch (event) {
        case "withdrawal" -> by(clerk, id, event, Moving.bare());
        case "transfer" -> by(handler, id, event, Moving.said(SAID).to("示例纪检监察机关"));
        default -> by(handler, id, event, Moving.said(SAID));
      }
    }
  }

  private String rated() {
    Map<String, Object> bad = Rounds.said(1);
    bad.put("text", "他们还要烟。");
    clerk.post("/api/v1/visits/" + visit + "/rating", bad).expect(201);
    String firm = Ids.show(city.bean(Sql.class).first(row -> row.getLong(1), "SELECT enterprise_id FROM visit WHERE id = ?",
        Ids.read(other).orElseThrow()).orElseThrow());
    city.signedInFor(firm).post("/api/v1/visits/" + other + "/rating", Rounds.said(5)).expect(201);
    Rounds.counted(city, authority);
    String id = Ids.show(city.bean(Sql.class).first(row -> row.getLong(1), "SELECT c.id FROM call_back c JOIN rating r ON r.id = c.rating_id"
        + " WHERE r.visit_id = ?", Ids.read(visit).orElseThrow()).orElseThrow());
    String path = "/api/v1/call-backs/" + id;
    handler.post(path + "/taking", Map.of()).expect(200);
    handler.post(path + "/try", Map.of()).expect(200);
    handler.post(path + "/handover", Map.of("supervisor", Ids.show(second.actor().account()), "text", "请接手办理。")).expect(200);
    second.post(path + "/try", Map.of("text", "仍无人接听。")).expect(200);
    second.post(path + "/reached", Map.of("text", "企业说明了情况，愿意配合")).expect(200);
    second.post(path + "/complaint", Map.of("complaint", open)).expect(200);
    return id;
  }

  private void agreed(String id) {
    int version = city.bean(Complaints.class).see(second.actor(), Ids.read(id).orElseThrow()).standing().version();
    by(second, id, "agreement", Moving.bare().at(version));
  }

  private void by(Caller mover, String id, String event, Moving asked) {
    city.bean(Course.class).move(Mover.of(mover.actor()), Ids.read(id).orElseThrow(), event, asked, Optional.empty());
  }
}
