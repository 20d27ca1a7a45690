package org.fuma.access;

import static org.fuma.access.Access.act;
import static org.fuma.access.Access.see;
import static org.fuma.access.Kind.COMPLAINT;

import java.util.List;
import java.util.Map;

/** How the routes of the supervisors' desk are called; see {@link AccessTable}. */
final class DeskAccess {

  private DeskAccess() {}

  static List<Access> rows() {
    return List.of(
        see("/api/v1/complaint-figures", COMPLAINT),
        see("/api/v1/complaints/{id}/notes", COMPLAINT),
        act("POST /api/v1/complaints/{id}/notes", COMPLAINT, Map.of("text", AccessTable.REASON)),
        act("POST /complaints/{id}/notes", COMPLAINT, Map.of("note", AccessTable.REASON)));
  }
}
