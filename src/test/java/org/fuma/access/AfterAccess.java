package org.fuma.access;

import static org.fuma.access.Access.act;
import static org.fuma.access.Access.see;
import static org.fuma.access.AccessTable.NOTHING;
import static org.fuma.access.AccessTable.REASON;
import static org.fuma.access.Kind.HANDSHAKE;
import static org.fuma.access.Kind.VISIT;
import static org.fuma.access.Kind.VISIT_FILE;

import java.util.List;
import java.util.Map;
import org.fuma.access.Access.Manner;
import org.fuma.access.Access.Turn;

/** How the routes are called that deal with what follows an arrival. */
final class AfterAccess {

  private static final Map<String, String> WORDS = Map.of("text", REASON);

  private AfterAccess() {}

  static List<Access> rows() {
    return List.of(
        see("/visits/{id}/result", VISIT).answers(200, 303),
        see("/api/v1/visits/{id}/result", VISIT),
        see("/visits/{id}/record", VISIT),
        see("/visits/{id}/files", VISIT),
        see("/api/v1/visits/{id}/files", VISIT),
        act("POST /visits/{id}/files", VISIT, NOTHING).by(Manner.FILE),
        act("POST /api/v1/visits/{id}/files", VISIT, NOTHING).by(Manner.PICTURE).in(Turn.ALONE),
        see("/visits/{id}/files/{number}", VISIT_FILE),
        see("/api/v1/visits/{id}/files/{number}", VISIT_FILE),
        see("/visits/{id}/remarks", VISIT),
        see("/api/v1/visits/{id}/remarks", VISIT),
        act("POST /visits/{id}/remarks", HANDSHAKE, WORDS),
        act("POST /api/v1/visits/{id}/remarks", HANDSHAKE, WORDS),
        act("POST /visits/{id}/unsigned", VISIT, WORDS),
        act("POST /api/v1/visits/{id}/unsigned", VISIT, WORDS),
        see("/corrections", VISIT),
        see("/api/v1/corrections", VISIT));
  }
}
