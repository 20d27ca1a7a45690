package org.fuma.access;

import static org.fuma.access.Access.act;
import static org.fuma.access.Access.see;
import static org.fuma.access.Kind.COMPLAINT;
import static org.fuma.access.Kind.DOOR;
import static org.fuma.access.Kind.ENTRY;
import static org.fuma.access.Kind.EVENT;
import static org.fuma.access.Kind.GRIEVANCE;
import static org.fuma.access.Kind.JOB;
import static org.fuma.access.Kind.LIST;
import static org.fuma.access.Kind.PUBLIC;
import static org.fuma.access.Kind.ROSTER;
import static org.fuma.access.Kind.SELF;
import static org.fuma.access.Kind.STAFF_LIST;
import static org.fuma.access.Kind.VISIT;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.fuma.City;
import org.fuma.access.Access.Manner;
import org.fuma.access.Access.Turn;

/**
 * How every route is called: at least one row for each.
 * {@link AuthorityAccess} has those about the published lists, {@link FirmAccess} those about firms, their codes and doors, {@link AccountAccess} those
 * about accounts, {@link OwnAccess} those about one's own.
 */
final class AccessTable {

  static final String REASON = "一段足够长的说明文字，供测试使用。";
  static final Map<String, String> NOTHING = Map.of();
  static final Map<String, String> BECAUSE = Map.of("reason", REASON);

  private static final Map<String, String> ENTERING = Map.of("username", "{username}", "password", City.PASSWORD);
  private static final Map<String, String> MATTER = Map.of("category", "NO_SCAN", "text", REASON);
  private static final Map<String, String> OF_FIRM = Map.of("category", "NO_SCAN", "text", REASON, "enterprise", "{firm}");
  private static final Map<String, String> OF_VISIT = Map.of("category", "NO_SCAN", "text", REASON, "visit", "{visit}");
  private static final Map<String, String> ARRIVAL = Map.of("code", "{code}", "how", "PLAQUE", "kind", "SERVICE", "reason", REASON);
  private static final Map<String, String> PURPOSE = Map.of("purpose", "季度汇总上报", "format", "CSV");
  private static final Map<String, String> CLAIM =
      Map.of("serial", "0123456789ABCDEF", "claimCode", "0000-0000-0000", "username", "{fresh}", "displayName", "示例人", "password", "a long enough password");

  private AccessTable() {}

  /** Every row. */
  static List<Access> rows() {
    return Stream.of(
            open(), watching(), visits(), complaints(), work(),
            AuthorityAccess.rows(),
            FirmAccess.rows(),
            AccountAccess.rows(),
            OwnAccess.rows(),
            ViewsAccess.rows(),
            HandshakeAccess.rows(),
            RuleAccess.rows(),
            PlanAccess.rows(),
            AfterAccess.rows(),
            FilingAccess.rows(),
            LateAccess.rows(),
            DeskAccess.rows(),
            InquiryAccess.rows(),
            RatingAccess.rows(),
            NoticeAccess.rows(),
            LogAccess.rows(),
            MetricsAccess.rows(),
            LedgerAccess.rows(),
            ProofAccess.rows())
        .flatMap(List::stream).toList();
  }

  private static List<Access> open() {
    return List.of(
        see("/", PUBLIC),
        see("/.well-known/fuma-keys.json", PUBLIC).program(),
        see("/C", PUBLIC).asking("?serial={serial}").answers(303).absent(200, 303),
        see("/c", PUBLIC).asking("?serial={serial}").answers(303).absent(200, 303),
        see("/C/{+payload}", PUBLIC).absent(200),
        see("/c/{+payload}", PUBLIC).absent(200),
        see("/L/{+live}", PUBLIC).absent(200),
        see("/l/{+live}", PUBLIC).absent(200),
        see("/D/{token}", PUBLIC),
        see("/D/{token}/now", PUBLIC).program(),
        see("/api/v1/codes/{serial}", PUBLIC),
        see("/health", PUBLIC).program(),
        see("/health/{selector}", PUBLIC).program().absent(400),
        see("/claim", PUBLIC),
        see("/claim/account", PUBLIC).answers(303),
        act("POST /claim", PUBLIC, CLAIM).answers(409, 422, 429),
        act("POST /claim/account", PUBLIC, CLAIM).answers(409, 422, 429),
        act("POST /api/v1/claims", PUBLIC, CLAIM).answers(409, 422, 429),
        act("POST /language", PUBLIC, Map.of("to", "zh", "next", "/")),
        see("/enter/{token}", ENTRY),
        act("POST /enter/{token}", ENTRY, Map.of("password", "short", "again", "short")),
        see("/privacy", PUBLIC),
        see("/sign-in", SELF).answers(200, 303),
        see("/sign-in/code", SELF).answers(200, 303),
        act("POST /sign-in", ENTRY, ENTERING).answers(303).absent(401).in(Turn.LAST),
        act("POST /sign-in/code", SELF, Map.of("code", "000000")).answers(303, 401),
        act("POST /api/v1/sessions", ENTRY, ENTERING).answers(201).absent(401),
        act("POST /api/v1/sessions/second-factor", SELF, Map.of("ticket", "no-ticket", "code", "000000")).answers(401),
        act("POST /api/v1/sessions/renewal", SELF, Map.of("refreshToken", "no-token")).answers(401),
        act("POST /api/v1/sessions/end", SELF, Map.of("refreshToken", "no-token")),
        act("POST /sign-out", SELF, NOTHING).in(Turn.LAST));
  }

  private static List<Access> watching() {
    return List.of(
        see("/security-events", EVENT),
        see("/api/v1/security-events", EVENT),
        see("/exports/{list}", LIST),
        see("/exports/{list}", STAFF_LIST).asking("?authority={authority}"),
        act("POST /exports/{list}", LIST, PURPOSE),
        act("POST /exports/{list}", STAFF_LIST, Map.of("purpose", "季度汇总上报", "format", "CSV", "authority", "{authority}")),
        act("POST /api/v1/exports/{list}", LIST, PURPOSE),
        act("POST /api/v1/exports/{list}", STAFF_LIST,
            Map.of("purpose", "季度汇总上报", "format", "CSV", "filter", Map.of("authority", "{authority}"))));
  }

  private static List<Access> visits() {
    return List.of(
        see("/scan", DOOR),
        see("/scan", DOOR).asking("?code={code}").answers(303).absent(303),
        see("/scans", DOOR).asking("?text={code}").program().absent(200),
        see("/api/v1/scans", DOOR).asking("?text={code}").absent(200),
        act("POST /scans", DOOR, NOTHING).by(Manner.PICTURE).in(Turn.ALONE),
        act("POST /api/v1/scans", DOOR, NOTHING).by(Manner.PICTURE).in(Turn.ALONE),
        see("/api/v1/live-codes/{text}", DOOR).absent(200),
        see("/visits/new", DOOR).asking("?how=PLAQUE&code={code}").absent(200),
        act("POST /visits", DOOR, ARRIVAL).absent(422),
        act("POST /api/v1/visits", DOOR, ARRIVAL).absent(422),
        see("/visits", VISIT),
        see("/api/v1/visits", VISIT),
        see("/visits/{id}", VISIT),
        see("/api/v1/visits/{id}", VISIT),
        act("POST /visits/{id}/departure", VISIT, NOTHING),
        act("POST /api/v1/visits/{id}/departure", VISIT, NOTHING),
        act("POST /visits/{id}/result", VISIT, Map.of("result", "NO_PROBLEM", "note", REASON)),
        act("POST /api/v1/visits/{id}/result", VISIT, Map.of("result", "NO_PROBLEM", "note", REASON)));
  }

  private static List<Access> complaints() {
    return List.of(
        see("/complaints", COMPLAINT),
        see("/api/v1/complaints", COMPLAINT),
        see("/complaints/new", COMPLAINT),
        see("/complaints/new", GRIEVANCE).asking("?visit={visit}"),
        act("POST /complaints", COMPLAINT, MATTER),
        act("POST /api/v1/complaints", COMPLAINT, MATTER),
        act("POST /complaints", COMPLAINT, OF_FIRM),
        act("POST /api/v1/complaints", COMPLAINT, OF_FIRM),
        act("POST /complaints", GRIEVANCE, OF_VISIT),
        act("POST /api/v1/complaints", GRIEVANCE, OF_VISIT),
        see("/complaints/{id}", COMPLAINT),
        see("/api/v1/complaints/{id}", COMPLAINT),
        // The firm may come here, and does not accept its own complaint.
        act("POST /api/v1/complaints/{id}/{event}", COMPLAINT, NOTHING).answers(200, 403, 409, 422));
  }

  private static List<Access> work() {
    Map<String, String> mode = Map.of("mode", "GOOD_ROWS");
    return List.of(
        see("/jobs", JOB),
        see("/api/v1/jobs", JOB),
        see("/jobs/{id}", JOB),
        see("/jobs/{id}/progress", JOB),
        see("/api/v1/jobs/{id}", JOB),
        act("POST /jobs/{id}/stop", JOB, NOTHING),
        act("POST /api/v1/jobs/{id}/stop", JOB, NOTHING),
        act("POST /jobs/{id}/resumption", JOB, NOTHING),
        act("POST /api/v1/jobs/{id}/resumption", JOB, NOTHING),
        see("/rosters", ROSTER),
        see("/api/v1/rosters", ROSTER),
        act("POST /rosters", ROSTER, NOTHING).by(Manner.FILE),
        act("POST /api/v1/rosters", ROSTER, NOTHING).by(Manner.ROSTER),
        see("/rosters/{id}", ROSTER),
        see("/api/v1/rosters/{id}", ROSTER),
        see("/rosters/{id}/refusals", ROSTER),
        see("/api/v1/rosters/{id}/refusals", ROSTER),
        see("/rosters/{id}/refusals.csv", ROSTER),
        see("/api/v1/rosters/{id}/refusals.csv", ROSTER),
        act("POST /rosters/{id}/acceptance", ROSTER, mode),
        act("POST /api/v1/rosters/{id}/acceptance", ROSTER, mode),
        act("POST /rosters/{id}/stop", ROSTER, NOTHING),
        act("POST /api/v1/rosters/{id}/stop", ROSTER, NOTHING),
        act("POST /rosters/{id}/resumption", ROSTER, NOTHING),
        act("POST /api/v1/rosters/{id}/resumption", ROSTER, NOTHING),
        act("POST /rosters/{id}/discard", ROSTER, NOTHING),
        act("POST /api/v1/rosters/{id}/discard", ROSTER, NOTHING));
  }
}
