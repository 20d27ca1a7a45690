package org.fuma.ledger;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.Reply;
import org.fuma.access.Role;
import org.fuma.plan.Planning;

/** The changing requests about inspection plans. */
final class PlanRequests {

  private static final String REASON = "一段足够长的说明文字，供测试使用。";

  private final City city = City.get();
  private final String authority = city.authority();
  private final Caller lead = city.signedIn(Role.AUTHORITY_LEAD, authority, city.official(authority));
  private final Caller supervisor = city.signedIn(Role.SUPERVISOR);
  private final Planning planning = new Planning(authority, lead, city.item(authority));
  private final String firm = city.firm();

  /** Gives each route and its request. */
  void each(BiConsumer<String, Supplier<Supplier<Reply>>> add) {
    add.accept("POST /api/v1/plans", () -> later(() -> planning.asked(firm), asked -> lead.post("/api/v1/plans", asked)));
    add.accept("POST /plans", () -> later(() -> planning.form(firm), form -> lead.submit("/plans", form)));
    add.accept("PUT /api/v1/plans/{id}", () -> later(this::draft, plan ->
        lead.send("PUT", "/api/v1/plans/" + plan, planning.asked(firm), "If-Match", "\"1\"")));
    add.accept("POST /plans/{id}", () -> later(this::draft, plan -> {
      Map<String, String> form = new HashMap<>(planning.form(firm));
      form.put("version", "1");
      return lead.submit("/plans/" + plan, form);
    }));
    add.accept("POST /plans/{id}/firms", () -> {
      String plan = draft();
      byte[] file = planning.form(firm).get("usccs").getBytes(StandardCharsets.UTF_8);
      return () -> lead.submitFile("/plans/" + plan + "/firms", Map.of("version", "1"), "firms.csv", file);
    });
    act(add, "filing", this::draft, lead, 1);
    act(add, "withdrawal", this::draft, lead, 1);
    act(add, "approval", () -> planning.filed(firm), supervisor, 2);
    act(add, "return", () -> planning.filed(firm), supervisor, 2);
  }

  private void act(BiConsumer<String, Supplier<Supplier<Reply>>> add, String act, Supplier<String> plan, Caller by, int version) {
    add.accept("POST /api/v1/plans/{id}/" + act,
        () -> later(plan, id -> by.post("/api/v1/plans/" + id + "/" + act, Map.of("version", version, "reason", REASON))));
    add.accept("POST /plans/{id}/" + act,
        () -> later(plan, id -> by.submit("/plans/" + id + "/" + act, Map.of("version", Integer.toString(version), "reason", REASON))));
  }

  private String draft() {
    return planning.draft(firm);
  }

  private static <T> Supplier<Reply> later(Supplier<T> before, Function<T, Reply> request) {
    T made = before.get();
    return () -> request.apply(made);
  }
}
