package org.fuma.code;

import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.fuma.ledger.Ledger;
import org.fuma.ledger.Sealed;
import org.fuma.store.Ids;
import org.fuma.web.Failure;

/** The one place that moves a code along {@link CodeGraph}: head, ledger and step, in the caller's transaction. */
@Singleton
class CodeMoves {

  static final String OBJECT = "code";

  private final CodeRepository repository;
  private final Ledger ledger;

  CodeMoves(CodeRepository repository, Ledger ledger) {
    this.repository = repository;
    this.ledger = ledger;
  }

  /**
   * Moves the code.
   *
   * @param seen the state that the caller saw when he decided; empty when any will do
   * @throws Failure.Conflict when the act does not lead on from where the code stands now, or it stands elsewhere than
   *     was seen
   */
  void move(ProtectionCode code, CodeAct act, Optional<CodeState> seen, String reason, long actor) {
    if (seen.isPresent() && seen.get() != code.state()) {
      throw elsewhere(code.state());
    }
    CodeGraph.Edge edge = CodeGraph.edge(act, code.state()).orElseThrow(() -> elsewhere(code.state()));
    if (!tryMove(code, edge, reason, actor)) {
      throw elsewhere(repository.find(code.id()).orElseThrow().state());
    }
  }

  /** As {@link #move}; false when the code does not stand where the edge begins. */
  boolean tryMove(ProtectionCode code, CodeGraph.Edge edge, String reason, long actor) {
    if (!repository.move(code.id(), edge)) {
      return false;
    }
    record(code, edge, reason, actor);
    return true;
  }

  /** Writes a way that the head has taken into ledger and history. */
  void record(ProtectionCode code, CodeGraph.Edge edge, String reason, long actor) {
    Sealed step = ledger.append(edge.act().kind(), OBJECT, code.id(), actor, facts(code, edge.to(), reason));
    repository.step(step, code.id(), edge, reason, actor);
  }

  /** Everything that the record says of the code; the last day only where it has one. */
  static Map<String, Object> facts(ProtectionCode code, CodeState state, String reason) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("code", Ids.show(code.id()));
    facts.put("payload", code.payload().text());
    facts.put("enterprise", Ids.show(code.enterprise()));
    facts.put("issuedAt", code.issuedAt().toString());
    facts.put("state", state.name());
    facts.put("reason", reason);
    code.validUntil().ifPresent(day -> facts.put("validUntil", day.toString()));
    return facts;
  }

  /** What the loser of a race is told: where the code stands now, and what to do. */
  private static Failure elsewhere(CodeState now) {
    return new Failure.Conflict("code.now." + now.name());
  }
}
