package org.fuma.code;

import java.util.List;
import org.fuma.access.Permission;

/** The ways that a code's state may take (design decision 6). */
final class CodeGraph {

  /**
   * One way.
   *
   * @param kind        what the ledger calls it
   * @param permission  who may
   * @param needsReason whether a reason has to be given
   */
  record Edge(CodeState from, CodeState to, String kind, Permission permission, boolean needsReason) {}

  /** A new code takes the place of this one. */
  static final Edge REPLACE = new Edge(CodeState.ACTIVE, CodeState.REPLACED, "code.replaced", Permission.CODE_ISSUE,
      true);

  /** The code is withdrawn. */
  static final Edge REVOKE = new Edge(CodeState.ACTIVE, CodeState.REVOKED, "code.revoked", Permission.CODE_ISSUE, true);

  /** All of them. */
  static final List<Edge> EDGES = List.of(REPLACE, REVOKE);

  private CodeGraph() {}
}
