package org.fuma.code;

import static org.fuma.code.CodeState.ACTIVE;
import static org.fuma.code.CodeState.EXPIRED;
import static org.fuma.code.CodeState.ISSUED;
import static org.fuma.code.CodeState.REPLACED;
import static org.fuma.code.CodeState.REVOKED;
import static org.fuma.code.CodeState.SUSPENDED;

import java.util.List;
import java.util.Optional;

/** The ways that a code's state may take (design decision 6). */
public final class CodeGraph {

  /**
   * One way.
   *
   * @param from empty when the code is made by it
   */
  public record Edge(CodeAct act, Optional<CodeState> from, CodeState to) {

    private static Edge of(CodeAct act, CodeState from, CodeState to) {
      return new Edge(act, Optional.of(from), to);
    }
  }

  /** All of them. */
  public static final List<Edge> EDGES =
      List.of(
          new Edge(CodeAct.ISSUE, Optional.empty(), ISSUED),
          new Edge(CodeAct.ISSUE_IN_FORCE, Optional.empty(), ACTIVE),
          Edge.of(CodeAct.ACTIVATE, ISSUED, ACTIVE),
          Edge.of(CodeAct.SUSPEND, ACTIVE, SUSPENDED),
          Edge.of(CodeAct.RESUME, SUSPENDED, ACTIVE),
          Edge.of(CodeAct.REPLACE, ISSUED, REPLACED),
          Edge.of(CodeAct.REPLACE, ACTIVE, REPLACED),
          Edge.of(CodeAct.REPLACE, SUSPENDED, REPLACED),
          Edge.of(CodeAct.REVOKE, ISSUED, REVOKED),
          Edge.of(CodeAct.REVOKE, ACTIVE, REVOKED),
          Edge.of(CodeAct.REVOKE, SUSPENDED, REVOKED),
          Edge.of(CodeAct.EXPIRE, ISSUED, EXPIRED),
          Edge.of(CodeAct.EXPIRE, ACTIVE, EXPIRED),
          Edge.of(CodeAct.EXPIRE, SUSPENDED, EXPIRED));

  private CodeGraph() {}

  /** The way by which the act leads on from that state; empty when it does not. */
  public static Optional<Edge> edge(CodeAct act, CodeState from) {
    return EDGES.stream().filter(edge -> edge.act() == act && edge.from().equals(Optional.of(from))).findFirst();
  }

  /** The way by which the act makes a code. */
  static Edge first(CodeAct act) {
    return EDGES.stream().filter(edge -> edge.act() == act && edge.from().isEmpty()).findFirst().orElseThrow();
  }

  /** The acts that a person may do with a code in that state, in the order of {@link CodeAct}. */
  public static List<CodeAct> actsIn(CodeState state) {
    return EDGES.stream().filter(edge -> edge.from().equals(Optional.of(state)) && edge.act().permission().isPresent())
        .map(Edge::act).sorted().toList();
  }
}
