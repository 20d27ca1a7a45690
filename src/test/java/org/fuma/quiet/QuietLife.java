package org.fuma.quiet;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.access.Role;
import org.fuma.access.Spies;
import org.fuma.store.Ids;

/** What a firm, and supervisors after it, do that nobody else must notice. */
final class QuietLife {

  /** What is written; no page that others see may hold it. */
  static final String TEXT = "他们进门没有扫码就要求停产，我们请求核查，暗号山茶花七四一九。";
  static final String DEMAND = "请求书面答复，暗号木芙蓉五三八二。";

  private final City city = City.get();
  private final Spies spies;
  private final Caller handler = city.signedIn(Role.SUPERVISOR);
  private final Caller second = city.signedIn(Role.SUPERVISOR);
  private final List<String> words = new ArrayList<>(List.of("山茶花七四一九", "木芙蓉五三八二"));

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

  /** Supervisors go all the way to telling, without a question to the authority and without a measure. */
  void course(String complaint) {
    handler.page("/complaints").expect(200);
    handler.page("/complaints/" + complaint).expect(200);
    handler.post("/api/v1/exports/complaints", Map.of("purpose", "核查 " + spies.firmName(), "format", "CSV")).expect(200);
    move(complaint, "acceptance", Map.of("text", "已受理，暗号紫薇一六零三。"));
    move(complaint, "investigation", Map.of());
    move(complaint, "decision", Map.of("outcome", "NOT_UPHELD", "text", "经核查未见违规之处，暗号紫薇一六零三。"));
    move(complaint, "telling", Map.of("text", "经核查未见违规之处，特此书面告知，暗号紫薇一六零三。"));
    words.add("紫薇一六零三");
  }

  private void move(String complaint, String event, Map<String, String> said) {
    handler.post("/api/v1/complaints/" + complaint + "/" + event, said).expect(200);
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
