package org.fuma.access;

import static org.fuma.access.Access.act;
import static org.fuma.access.Access.see;
import static org.fuma.access.AccessTable.NOTHING;
import static org.fuma.access.Kind.RULES;

import java.util.List;

/** How the routes about the rules and the calendars are called. */
final class RuleAccess {

  private RuleAccess() {}

  static List<Access> rows() {
    return List.of(
        see("/rules", RULES),
        see("/rules/new", RULES),
        see("/rules/try", RULES),
        see("/rules/calendar", RULES),
        see("/rules/{number}", RULES),
        see("/api/v1/rule-versions", RULES),
        see("/api/v1/rule-versions/{number}", RULES),
        see("/api/v1/rule-trial", RULES),
        see("/api/v1/calendars", RULES),
        see("/api/v1/working-days", RULES).asking("?after=2026-06-01&days=5"),
        act("POST /rules", RULES, NOTHING),
        act("POST /rules/calendar", RULES, NOTHING),
        act("POST /api/v1/rule-versions", RULES, NOTHING),
        act("POST /api/v1/calendars", RULES, NOTHING));
  }
}
