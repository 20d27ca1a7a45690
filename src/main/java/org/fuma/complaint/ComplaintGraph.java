package org.fuma.complaint;

import static org.fuma.complaint.ComplaintState.ACCEPTED;
import static org.fuma.complaint.ComplaintState.CLOSED;
import static org.fuma.complaint.ComplaintState.DECIDED;
import static org.fuma.complaint.ComplaintState.EXTENDED;
import static org.fuma.complaint.ComplaintState.INVESTIGATING;
import static org.fuma.complaint.ComplaintState.REFUSED;
import static org.fuma.complaint.ComplaintState.REOPENED;
import static org.fuma.complaint.ComplaintState.SUBMITTED;
import static org.fuma.complaint.ComplaintState.TOLD;
import static org.fuma.complaint.ComplaintState.TRANSFERRED;
import static org.fuma.complaint.ComplaintState.WITHDRAWN;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The edges along which a complaint moves (domain.md §4): who may, what is required, which deadline begins. */
public final class ComplaintGraph {

  /** Who may take a step. A supervisor is always one who never belonged to the authority complained of. */
  public enum Who {
    /** The supervisor in charge; where nobody is, whoever takes the step takes charge. */
    HANDLER,
    /** Another supervisor than the one who proposed it. */
    SECOND,
    /** Who complained: the firm's account, or who holds the secret link. */
    COMPLAINANT,
    /** The service itself, when a day is over. */
    SERVICE
  }

  /** What a step has to say. */
  public enum Required {
    /** A text of 10 to 5,000 characters that the complainant reads. */
    TEXT,
    /** A {@link RefusalGround}. */
    REFUSAL_GROUND,
    /** What was found. */
    OUTCOME,
    /** How many working days longer it takes: no date, so that it can be said before next year's calendar is loaded. */
    DAYS,
    /** To whom it is passed on. */
    RECIPIENT
  }

  /**
   * One edge.
   *
   * @param event  names it in the ledger and in addresses
   * @param starts the deadline that begins; empty where the one that runs goes on, or where there is none any more
   */
  public record Edge(ComplaintState from, ComplaintState to, String event, Set<Who> movers, Set<Required> required, Optional<DueKind> starts) {}

  private static final Set<Who> HANDLER = Set.of(Who.HANDLER);
  private static final Set<Who> COMPLAINANT = Set.of(Who.COMPLAINANT);
  private static final Set<Who> ARCHIVIST = Set.of(Who.HANDLER, Who.SERVICE);
  private static final Set<Required> NOTHING = Set.of();
  private static final Set<Required> TEXT = Set.of(Required.TEXT);
  private static final Set<Required> FINDINGS = Set.of(Required.OUTCOME, Required.TEXT);
  private static final Set<Required> PASSED_ON = Set.of(Required.RECIPIENT, Required.TEXT);

  /** All of them. */
  public static final List<Edge> EDGES =
      List.of(
          edge(SUBMITTED, ACCEPTED, "acceptance", HANDLER, NOTHING, DueKind.DECIDE),
          edge(SUBMITTED, REFUSED, "refusal", HANDLER, Set.of(Required.REFUSAL_GROUND, Required.TEXT), DueKind.ARCHIVE),
          edge(ACCEPTED, INVESTIGATING, "investigation", HANDLER, NOTHING),
          edge(REOPENED, INVESTIGATING, "investigation", HANDLER, NOTHING),
          edge(INVESTIGATING, EXTENDED, "extension", Set.of(Who.SECOND), Set.of(Required.DAYS, Required.TEXT), DueKind.DECIDE),
          edge(INVESTIGATING, DECIDED, "decision", Set.of(Who.HANDLER, Who.SECOND), FINDINGS, DueKind.TELL),
          edge(EXTENDED, DECIDED, "decision", Set.of(Who.HANDLER, Who.SECOND), FINDINGS, DueKind.TELL),
          edge(DECIDED, TOLD, "telling", HANDLER, TEXT, DueKind.REOPEN),
          edge(TOLD, REOPENED, "reopening", COMPLAINANT, TEXT, DueKind.DECIDE),
          edge(TOLD, CLOSED, "closing", ARCHIVIST, NOTHING),
          edge(REFUSED, CLOSED, "closing", ARCHIVIST, NOTHING),
          edge(TRANSFERRED, CLOSED, "closing", ARCHIVIST, NOTHING),
          edge(WITHDRAWN, CLOSED, "closing", ARCHIVIST, NOTHING),
          edge(SUBMITTED, TRANSFERRED, "transfer", HANDLER, PASSED_ON, DueKind.ARCHIVE),
          edge(ACCEPTED, TRANSFERRED, "transfer", HANDLER, PASSED_ON, DueKind.ARCHIVE),
          edge(INVESTIGATING, TRANSFERRED, "transfer", HANDLER, PASSED_ON, DueKind.ARCHIVE),
          edge(EXTENDED, TRANSFERRED, "transfer", HANDLER, PASSED_ON, DueKind.ARCHIVE),
          edge(REOPENED, TRANSFERRED, "transfer", HANDLER, PASSED_ON, DueKind.ARCHIVE),
          edge(SUBMITTED, WITHDRAWN, "withdrawal", COMPLAINANT, NOTHING, DueKind.ARCHIVE),
          edge(ACCEPTED, WITHDRAWN, "withdrawal", COMPLAINANT, NOTHING, DueKind.ARCHIVE),
          edge(INVESTIGATING, WITHDRAWN, "withdrawal", COMPLAINANT, NOTHING, DueKind.ARCHIVE),
          edge(EXTENDED, WITHDRAWN, "withdrawal", COMPLAINANT, NOTHING, DueKind.ARCHIVE),
          edge(REOPENED, WITHDRAWN, "withdrawal", COMPLAINANT, NOTHING, DueKind.ARCHIVE),
          edge(WITHDRAWN, INVESTIGATING, "pursuit", HANDLER, TEXT, DueKind.DECIDE));

  private ComplaintGraph() {}

  /** The edge of that name from that state. */
  public static Optional<Edge> named(ComplaintState from, String event) {
    return EDGES.stream().filter(edge -> edge.from() == from && edge.event().equals(event)).findFirst();
  }

  /** Every edge of that name; none when there is no such event. */
  public static List<Edge> called(String event) {
    return EDGES.stream().filter(edge -> edge.event().equals(event)).toList();
  }

  /** Where one may go from that state. */
  public static List<Edge> from(ComplaintState state) {
    return EDGES.stream().filter(edge -> edge.from() == state).toList();
  }

  private static Edge edge(ComplaintState from, ComplaintState to, String event, Set<Who> movers, Set<Required> required, DueKind starts) {
    return new Edge(from, to, event, movers, required, Optional.of(starts));
  }

  private static Edge edge(ComplaintState from, ComplaintState to, String event, Set<Who> movers, Set<Required> required) {
    return new Edge(from, to, event, movers, required, Optional.empty());
  }
}
