package org.fuma.complaint;

import java.util.List;
import java.util.Optional;

/** The edges along which a complaint moves; a supervisor moves it, and every step says something to the firm. */
public final class ComplaintGraph {

  /**
   * One edge.
   *
   * @param event           names it in the ledger and in addresses
   * @param outcomeRequired whether the step says what was found
   * @param leastText       characters that the step must say to the firm at least
   */
  public record Edge(ComplaintState from, ComplaintState to, String event, boolean outcomeRequired, int leastText) {}

  static final List<Edge> EDGES =
      List.of(
          new Edge(ComplaintState.SUBMITTED, ComplaintState.ACCEPTED, "acceptance", false, 0),
          new Edge(ComplaintState.SUBMITTED, ComplaintState.REFUSED, "refusal", false, 10),
          new Edge(ComplaintState.ACCEPTED, ComplaintState.DECIDED, "decision", true, 10),
          new Edge(ComplaintState.DECIDED, ComplaintState.CLOSED, "closing", false, 0));

  private ComplaintGraph() {}

  static Optional<Edge> named(String event) {
    return EDGES.stream().filter(edge -> edge.event().equals(event)).findFirst();
  }

  static List<Edge> from(ComplaintState state) {
    return EDGES.stream().filter(edge -> edge.from() == state).toList();
  }
}
