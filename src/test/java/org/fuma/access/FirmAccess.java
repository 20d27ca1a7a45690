package org.fuma.access;

import static org.fuma.access.Access.act;
import static org.fuma.access.Access.see;
import static org.fuma.access.AccessTable.BECAUSE;
import static org.fuma.access.AccessTable.NOTHING;
import static org.fuma.access.AccessTable.REASON;
import static org.fuma.access.Kind.CODE;
import static org.fuma.access.Kind.DISPLAY;
import static org.fuma.access.Kind.FIRM;
import static org.fuma.access.Kind.KEY;
import static org.fuma.access.Kind.LETTER;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.fuma.access.Access.Turn;

/** How the routes about firms, their codes, plaques, letters and doors are called. */
final class FirmAccess {

  private static final Map<String, String> NEW_FIRM = Map.of("uscc", "not-a-uscc", "name", "衡阳示例风筝厂", "district", "430405", "address", "示例路2号",
      "contact", "示例人", "telephone", "0734-0000000", "batch", "首批");
  private static final Map<String, String> CHANGED = Map.of("name", "衡阳示例改名厂", "district", "430406", "address", "示例路3号", "contact", "另一人",
      "telephone", "0734-0000001", "batch", "第二批", "reason", REASON, "version", "1");
  private static final Map<String, String> BULK = Map.of("ids", "{id}", "act", "batch", "value", "第二批", "reason", REASON);
  private static final Map<String, String> LABEL = Map.of("label", "示例岗亭");
  private static final Map<String, Object> CHOSEN = Map.of("ids", List.of("{id}"));

  private FirmAccess() {}

  static List<Access> rows() {
    return Stream.of(firms(), selections(), codes(), moves(), letters(), doors()).flatMap(List::stream).toList();
  }

  private static List<Access> firms() {
    return List.of(
        see("/enterprises", FIRM),
        see("/api/v1/enterprises", FIRM),
        see("/enterprises/new", FIRM),
        act("POST /enterprises", FIRM, NEW_FIRM),
        act("POST /api/v1/enterprises", FIRM, NEW_FIRM),
        see("/enterprises/{id}", FIRM),
        see("/api/v1/enterprises/{id}", FIRM),
        see("/enterprises/{id}/edit", FIRM),
        act("POST /enterprises/{id}", FIRM, CHANGED),
        act("PUT /api/v1/enterprises/{id}", FIRM, CHANGED).with("If-Match", "\"1\""),
        act("POST /enterprises/{id}/state", FIRM, Map.of("to", "SUSPENDED", "reason", REASON)),
        act("POST /api/v1/enterprises/{id}/state", FIRM, Map.of("state", "SUSPENDED", "reason", REASON)),
        act("POST /enterprises/{id}/grade", FIRM, Map.of("grade", "A", "gradeReason", REASON)),
        act("POST /enterprises/{id}/batch", FIRM, Map.of("batch", "第二批", "batchReason", REASON)),
        see("/api/v1/enterprise-districts", FIRM),
        see("/enterprises/districts", FIRM),
        see("/api/v1/outdated-plaques", CODE),
        see("/codes/outdated", CODE));
  }

  /** What names firms by a selection: one that is not there leaves the selection empty, or its field is refused. */
  private static List<Access> selections() {
    return List.of(
        see("/enterprises/selection", FIRM).asking("?ids={id}").absent(200, 422),
        see("/enterprises/changes", FIRM).asking("?ids={id}&act=grade").absent(200, 422),
        act("POST /enterprises/changes", FIRM, BULK).absent(303, 422),
        act("POST /api/v1/enterprise-changes", FIRM, Map.of("selection", CHOSEN, "act", "batch", "value", "第二批", "reason", REASON)).absent(201, 400, 422),
        act("POST /enterprises/districts", FIRM, Map.of("take", "{id}")).absent(303, 422),
        see("/codes/issue", CODE).asking("?ids={id}").absent(200, 422),
        act("POST /codes/issue", CODE, Map.of("ids", "{id}", "inForce", "false")).absent(303, 409, 422),
        act("POST /api/v1/code-issues", CODE, Map.of("selection", CHOSEN, "inForce", false)).absent(201, 400, 409, 422),
        act("POST /codes/outdated", CODE, Map.of("plaque", "{code}-2")).absent(400, 409),
        see("/plaques", CODE).asking("?ids={id}").absent(200, 422),
        see("/plaques.zip", CODE).asking("?ids={id}").program().in(Turn.ALONE).absent(200, 422),
        see("/letters", LETTER).asking("?ids={id}").absent(200, 422),
        see("/letters/new", LETTER).asking("?ids={id}").absent(200, 422),
        act("POST /letters", LETTER, Map.of("ids", "{id}")).absent(303, 422));
  }

  private static List<Access> codes() {
    return List.of(
        see("/codes/{serial}.png", CODE).program(),
        see("/codes/{serial}.svg", CODE).program(),
        see("/codes/{serial}/plaque", CODE),
        act("POST /enterprises/{id}/codes", CODE, NOTHING),
        act("POST /api/v1/enterprises/{id}/codes", CODE, NOTHING),
        act("POST /api/v1/codes/{serial}/plaque-renewals", CODE, NOTHING),
        see("/keys", KEY),
        see("/api/v1/code-keys", KEY),
        see("/keys/{id}/compromise", KEY),
        see("/keys/{id}/replacement", KEY),
        act("POST /keys/{id}/replacement", KEY, BECAUSE),
        act("POST /api/v1/code-keys/{id}/replacement", KEY, BECAUSE),
        act("POST /keys/{id}/compromise", KEY, Map.of("reason", REASON, "confirm", "{id}")),
        act("POST /api/v1/code-keys/{id}/compromise", KEY, BECAUSE));
  }

  private static List<Access> moves() {
    List<Access> rows = new ArrayList<>();
    for (String page : List.of("suspend", "resume", "activate", "replace", "revoke")) {
      rows.add(see("/codes/{serial}/" + page, CODE));
      rows.add(act("POST /codes/{serial}/" + page, CODE, BECAUSE));
    }
    for (String act : List.of("suspension", "resumption", "activation", "replacement", "revocation")) {
      rows.add(act("POST /api/v1/codes/{serial}/" + act, CODE, BECAUSE));
    }
    return rows;
  }

  private static List<Access> letters() {
    return List.of(
        see("/api/v1/enterprises/{id}/claims", FIRM),
        see("/enterprises/{id}/letter", LETTER),
        see("/enterprises/{id}/letter/lost", LETTER),
        see("/enterprises/{id}/letter/revocation", LETTER),
        act("POST /enterprises/{id}/letter", LETTER, BECAUSE),
        act("POST /api/v1/enterprises/{id}/claims", LETTER, BECAUSE),
        act("POST /enterprises/{id}/letter/revocation", LETTER, BECAUSE),
        act("POST /api/v1/enterprises/{id}/claims/revocation", LETTER, BECAUSE));
  }

  private static List<Access> doors() {
    return List.of(
        see("/my-code", FIRM),
        see("/my-code", FIRM).asking("?enterprise={id}"),
        see("/my-code/plain", CODE).asking("?enterprise={id}"),
        see("/my-code/now", CODE).asking("?enterprise={id}").program(),
        see("/my-code/displays", DISPLAY).asking("?enterprise={id}"),
        act("POST /my-code/displays", DISPLAY, Map.of("enterprise", "{id}", "label", "示例岗亭")),
        see("/api/v1/enterprises/{id}/displays", DISPLAY),
        act("POST /api/v1/enterprises/{id}/displays", DISPLAY, LABEL),
        act("POST /enterprises/{id}/displays/{display}/revoke", DISPLAY, NOTHING),
        act("POST /api/v1/enterprises/{id}/displays/{display}/revocation", DISPLAY, NOTHING));
  }
}
