package org.fuma.access;

import static org.fuma.access.Access.act;
import static org.fuma.access.Access.see;
import static org.fuma.access.Kind.FIRM;
import static org.fuma.access.Kind.PLAN;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fuma.access.Access.Manner;

/** How the routes about inspection plans are called. */
final class PlanAccess {

  private static final Map<String, String> NEW_PLAN =
      Map.of("name", "示例计划", "kind", "ROUTINE", "from", "2199-01-01", "until", "2199-12-31", "perFirm", "1", "usccs", "no-uscc", "version", "1");
  private static final Map<String, Object> NEW_PLAN_JSON =
      Map.of("name", "示例计划", "kind", "ROUTINE", "from", "2199-01-01", "until", "2199-12-31", "perFirm", 1, "usccs", List.of("no-uscc"));

  private PlanAccess() {}

  static List<Access> rows() {
    List<Access> rows = new ArrayList<>(List.of(
        see("/plans", PLAN),
        see("/api/v1/plans", PLAN),
        see("/plans/today", PLAN),
        see("/api/v1/plans/today", PLAN),
        see("/plans/new", PLAN),
        act("POST /plans", PLAN, NEW_PLAN),
        act("POST /api/v1/plans", PLAN, NEW_PLAN_JSON),
        see("/plans/{id}", PLAN),
        see("/api/v1/plans/{id}", PLAN),
        see("/plans/{id}/edit", PLAN),
        act("POST /plans/{id}", PLAN, NEW_PLAN),
        act("PUT /api/v1/plans/{id}", PLAN, NEW_PLAN_JSON).with("If-Match", "\"1\""),
        see("/plans/{id}/firms", PLAN),
        see("/api/v1/plans/{id}/firms", PLAN),
        act("POST /plans/{id}/firms", PLAN, Map.of("version", "1")).by(Manner.FILE),
        see("/api/v1/enterprises/{id}/planned-inspections", FIRM)));
    for (String act : List.of("filing", "approval", "return", "withdrawal")) {
      rows.add(act("POST /plans/{id}/" + act, PLAN, Map.of("version", "99", "reason", AccessTable.REASON)));
      rows.add(act("POST /api/v1/plans/{id}/" + act, PLAN, Map.of("version", 99, "reason", AccessTable.REASON)));
    }
    return rows;
  }
}
