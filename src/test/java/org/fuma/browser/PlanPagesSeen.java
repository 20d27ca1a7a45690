package org.fuma.browser;

import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.access.Role;
import org.fuma.browser.PageList.Seen;
import org.fuma.plan.Planning;

/** The pages of inspection plans, with something to see on each. */
final class PlanPagesSeen {

  private static final String TEXT = "一段足够长的说明文字，写在这里供测试使用，第二句话让它在窄屏上换行。";
  private static final String LONG = "二〇二六年度示例银河系边缘第三旋臂食品生产经营与特种设备使用单位日常监督检查（含节前专项）计划";

  private final City city = City.get();

  /** Gives each person's pages: the lead of that authority, its official, a supervisor, the firm. */
  void each(Caller lead, String authority, String item, String firm, BiConsumer<String, List<Seen>> add) {
    Planning planning = new Planning(authority, lead, item);
    Caller supervisor = city.signedIn(Role.SUPERVISOR);
    String draft = made(lead, planning, firm);
    String returned = made(lead, planning, firm, city.firm());
    act(lead, returned, "filing", 1, "");
    act(supervisor, returned, "return", 2, TEXT);
    String filed = made(lead, planning, firm);
    act(lead, filed, "filing", 1, "");
    String approved = made(lead, planning, firm, city.firm());
    act(lead, approved, "filing", 1, "");
    act(supervisor, approved, "approval", 2, "");
    String one = "/plans/{id}";
    add.accept("lead", List.of(
        new Seen("/plans", "/plans"), new Seen("/plans", "/plans?state=WITHDRAWN&year=2026"), new Seen("/plans/new", "/plans/new"),
        new Seen("/plans/today", "/plans/today"), new Seen(one, "/plans/" + draft + "?done=drafted"), new Seen(one, "/plans/" + returned),
        new Seen(one, "/plans/" + approved), new Seen(one + "/edit", "/plans/" + returned + "/edit"), new Seen(one + "/edit", "/plans/" + approved + "/edit"),
        new Seen(one + "/firms", "/plans/" + approved + "/firms")));
    add.accept("supervisor", List.of(new Seen("/plans", "/plans?state=FILED"), new Seen(one, "/plans/" + filed)));
    add.accept("official", List.of(new Seen("/plans", "/plans"), new Seen("/plans/today", "/plans/today"), new Seen(one, "/plans/" + approved)));
    add.accept("firm", List.of(new Seen("/enterprises/{id}", "/enterprises/" + firm)));
  }

  private static String made(Caller lead, Planning planning, String... firms) {
    Map<String, Object> asked = planning.asked(firms);
    asked.put("name", City.fresh(LONG));
    return lead.post("/api/v1/plans", asked).created();
  }

  private static void act(Caller by, String plan, String act, int version, String reason) {
    by.post("/api/v1/plans/" + plan + "/" + act, Map.of("version", version, "reason", reason)).expect(200);
  }
}
