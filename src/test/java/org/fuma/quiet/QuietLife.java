package org.fuma.quiet;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.access.Role;
import org.fuma.access.Spies;
import org.fuma.complaint.Course;
import org.fuma.complaint.Mover;
import org.fuma.complaint.Moving;
import org.fuma.store.Ids;

/** What a firm, and supervisors after it, do that nobody else must notice. */
final class QuietLife {

  /** What is written; no page that others see may hold it. */
  static final String TEXT = "他们进门没有扫码就要求停产，我们请求核查，暗号山茶花七四一九。";
  static final String DEMAND = "请求书面答复，暗号木芙蓉五三八二。";

  private static final String SAID = "经办理，现说明如下，暗号紫薇一六零三。";

  private final City city = City.get();
  private final Spies spies;
  private final Caller handler = city.signedIn(Role.SUPERVISOR);
  private final Caller second = city.signedIn(Role.SUPERVISOR);
  private final List<String> words = new ArrayList<>(List.of("山茶花七四一九", "木芙蓉五三八二", "紫薇一六零三"));

  QuietLife(Spies spies) {
    this.spies = spies;
  }

  /** The firm complains of a visit; answers the complaint's id. */
  String complain(String visit) {
    return complain(spies.owner(), visit);
  }

  /** Somebody's firm complains of a visit. */
  String complain(Caller firm, String visit) {
    String id = firm.post("/api/v1/complaints", Map.of("category", "NO_SCAN", "text", TEXT, "demand", DEMAND, "visit", visit)).created();
    words.add(id);
    return id;
  }

  /** What firms do besides: look, try what they may not, send a form that has grown old, take their list away. */
  void aside(String complaint) {
    Caller owner = spies.owner();
    owner.page("/complaints").expect(200);
    owner.page("/complaints/" + complaint).expect(200);
    owner.get("/api/v1/complaints/" + complaint).expect(200);
    owner.post("/api/v1/complaints/" + complaint + "/acceptance", Map.of());
    owner.submitRaw("/complaints", Map.of("category", "NO_SCAN", "text", TEXT, "_csrf", "grown-old"), "Origin", city.address()).expect(403);
    owner.submitRaw("/complaints", Map.of("category", "NO_SCAN", "text", TEXT), "Origin", "https://elsewhere.example.cn").expect(403);
    owner.post("/api/v1/exports/complaints", Map.of("purpose", "本企业留存", "format", "CSV")).expect(200);
    city.anyone().get("/api/v1/complaints/" + complaint).expect(401);
    spies.neighbour().get("/api/v1/complaints/" + complaint).expect(404);
  }

  /** All that can happen to a complaint, but for a question to the authority and a measure, which tell it what a supervisor wants it to know. */
  void course(String complaint) {
    handler.page("/complaints").expect(200);
    handler.page("/complaints/" + complaint).expect(200);
    handler.post("/api/v1/exports/complaints", Map.of("purpose", "核查 " + spies.firmName(), "format", "CSV")).expect(200);
    by(handler, complaint, "taking", Moving.bare());
    by(handler, complaint, "acceptance", Moving.said(SAID));
    by(handler, complaint, "investigation", Moving.bare());
    by(handler, complaint, "stop", Moving.because("COMPLAINANT", SAID).days(5));
    by(spies.owner(), complaint, "addition", Moving.said(TEXT + SAID));
    by(handler, complaint, "extension", Moving.said(SAID).days(5));
    by(second, complaint, "agreement", Moving.bare());
    by(handler, complaint, "assignment", Moving.said(SAID).to(Ids.show(second.actor().account())));
    by(second, complaint, "decision", Moving.found("NOT_UPHELD", SAID));
    by(second, complaint, "telling", Moving.said(SAID));
    by(spies.owner(), complaint, "satisfaction", Moving.chosen("NO", SAID));
    by(spies.owner(), complaint, "reopening", Moving.said(SAID));
    by(handler, complaint, "investigation", Moving.bare());
    by(handler, complaint, "decision", Moving.found("UPHELD", SAID));
    by(handler, complaint, "telling", Moving.said(SAID));
    by(spies.owner(), complaint, "satisfaction", Moving.chosen("YES", ""));
    by(handler, complaint, "closing", Moving.bare());
  }

  /** Complaints that end early. */
  void ends(String withdrawn, String refused, String transferred) {
    by(spies.owner(), withdrawn, "withdrawal", Moving.bare());
    by(handler, withdrawn, "pursuit", Moving.said(SAID));
    by(handler, refused, "refusal", Moving.because("UNRELATED", SAID));
    by(handler, transferred, "transfer", Moving.said(SAID).to("示例纪检监察机关"));
  }

  private void by(Caller mover, String complaint, String event, Moving asked) {
    city.bean(Course.class).move(Mover.of(mover.actor()), Ids.read(complaint).orElseThrow(), event, asked, Optional.empty());
  }

  /** Words that nobody else may come to read, nor find in a log. */
  List<String> words() {
    return words;
  }

  /** Whose traces the records may hold: they are watched, not watching. */
  Set<Long> supervisors() {
    return Set.of(handler.actor().account(), second.actor().account());
  }

  /** What the ledger must not lead to. */
  Set<Long> known() {
    return Set.of(Ids.read(spies.firm()).orElseThrow(), spies.owner().actor().account(), Ids.read(spies.authority()).orElseThrow(),
        Ids.read(spies.visits().getFirst()).orElseThrow());
  }
}
