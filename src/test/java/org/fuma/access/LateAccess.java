package org.fuma.access;

import static org.fuma.access.Access.act;
import static org.fuma.access.Access.see;
import static org.fuma.access.Kind.DOOR;
import static org.fuma.access.Kind.VISIT;

import java.util.List;
import java.util.Map;

/** How the routes of late entries and joint visits are called. */
final class LateAccess {

  private static final Map<String, String> LATE = Map.of("code", "{code}", "way", "OUTAGE", "arrivedAt", "2026-01-05T09:30", "kind", "SERVICE",
      "why", AccessTable.REASON, "reason", AccessTable.REASON);
  private static final Map<String, String> JOINING = Map.of("basis", "REPORT", "reference", "示例举报〔2026〕8号", "alone", "yes", "items", "{fresh}");
  private static final Map<String, String> JOINING_BY_PROGRAM = Map.of("basis", "REPORT", "reference", "示例举报〔2026〕8号");
  private static final Map<String, String> OTHER = Map.of("authority", "{fresh}", "reason", AccessTable.REASON);

  private LateAccess() {}

  static List<Access> rows() {
    return List.of(
        see("/visits/late", DOOR),
        act("POST /visits/late", DOOR, LATE).absent(422),
        act("POST /api/v1/visits/late", DOOR, LATE).absent(422),
        see("/visits/{id}/join", VISIT),
        act("POST /visits/{id}/join", VISIT, JOINING),
        act("POST /api/v1/visits/{id}/parties", VISIT, JOINING_BY_PROGRAM),
        see("/api/v1/visits/{id}/parties", VISIT),
        act("POST /visits/{id}/invitations", VISIT, OTHER),
        act("POST /api/v1/visits/{id}/invitations", VISIT, OTHER),
        act("POST /visits/{id}/waivers", VISIT, OTHER),
        act("POST /api/v1/visits/{id}/waivers", VISIT, OTHER),
        see("/api/v1/joint-visits", DOOR));
  }
}
