package org.fuma.access;

import static org.fuma.access.Access.act;
import static org.fuma.access.Access.see;
import static org.fuma.access.Kind.ALERT;
import static org.fuma.access.Kind.HANDSHAKE;
import static org.fuma.access.Kind.PUBLIC;
import static org.fuma.access.Kind.VISIT;

import java.util.List;
import java.util.Map;

/** How the routes of the handshake and of alerts are called. */
final class HandshakeAccess {

  private static final Map<String, String> HERE = Map.of("answer", "HERE");
  private static final Map<String, String> NOTE = Map.of("note", AccessTable.REASON);

  private HandshakeAccess() {}

  static List<Access> rows() {
    return List.of(
        see("/V/{visitToken}", PUBLIC).absent(200),
        see("/v/{visitToken}", PUBLIC).absent(200),
        see("/V/{visitToken}/photos/{official}", PUBLIC).program(),
        see("/api/v1/visit-codes/{visitToken}", PUBLIC),
        act("POST /V/{visitToken}", PUBLIC, HERE),
        act("POST /api/v1/visit-codes/{visitToken}/answers", PUBLIC, HERE),
        see("/api/v1/visits/{id}/answers", VISIT),
        act("POST /visits/{id}/answers", HANDSHAKE, HERE),
        act("POST /api/v1/visits/{id}/answers", HANDSHAKE, HERE),
        see("/visits/{id}/code.png", VISIT),
        act("POST /visits/{id}/presence", VISIT, AccessTable.NOTHING),
        act("POST /api/v1/visits/{id}/presence", VISIT, AccessTable.NOTHING),
        see("/alerts", ALERT),
        see("/api/v1/alerts", ALERT),
        see("/alerts/{id}", ALERT),
        see("/api/v1/alerts/{id}", ALERT),
        act("POST /alerts/{id}/closing", ALERT, NOTE),
        act("POST /api/v1/alerts/{id}/closing", ALERT, NOTE));
  }
}
