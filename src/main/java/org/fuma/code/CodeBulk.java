package org.fuma.code;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fuma.ledger.Ledger;
import org.fuma.ledger.Sealed;
import org.fuma.store.Sql;
import org.fuma.store.Transactions;

/** Writes many codes in a few statements, in the caller's transaction; what it writes is what one by one would write. */
@Singleton
class CodeBulk {

  private final Sql sql;
  private final Ledger ledger;

  CodeBulk(Sql sql, Ledger ledger) {
    this.sql = sql;
    this.ledger = ledger;
  }

  /** Those of these firms that have a current code now. */
  Set<Long> withCode(Collection<Long> firms) {
    return firms.isEmpty()
        ? Set.of()
        : new HashSet<>(sql.list(row -> row.getLong(1), "SELECT current_of FROM code_head WHERE current_of IN (" + marks(firms.size()) + ")",
            firms.toArray()));
  }

  /**
   * Issues codes that are signed already.
   *
   * @throws Transactions.Again when one of the firms got a code in this very moment, so that the caller has to look again
   */
  void issue(List<ProtectionCode> codes, CodeAct act, String reason, long actor) {
    sql.batch(
        "INSERT INTO protection_code (id, serial_number, enterprise_id, uscc, key_id, signature, issued_at, valid_until)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        codes.stream().map(code -> new Object[] {code.id(), code.serial().value(), code.enterprise(), code.payload().uscc().value(),
            code.payload().key(), code.payload().signatureBytes(), code.issuedAt(), code.validUntil()}).toList());
    try {
      sql.batch("INSERT INTO code_head (id, state, current_of, version) VALUES (?, ?, ?, 1)",
          codes.stream().map(code -> new Object[] {code.id(), code.state(), code.enterprise()}).toList());
    } catch (RuntimeException refused) {
      throw Transactions.duplicate(refused, "code_head_current") ? new Transactions.Again(refused) : refused;
    }
    CodeGraph.Edge edge = CodeGraph.first(act);
    record(codes, Collections.nCopies(codes.size(), edge), reason, actor);
  }

  /**
   * Moves those of the codes that still stand where they were seen.
   *
   * @return the codes that were moved; nobody else can move them before the transaction ends
   */
  List<ProtectionCode> move(List<ProtectionCode> seen, CodeAct act, String reason, long actor) {
    Map<Long, CodeState> now = locked(seen);
    List<ProtectionCode> moved = new ArrayList<>();
    List<CodeGraph.Edge> edges = new ArrayList<>();
    List<Object[]> lines = new ArrayList<>();
    for (ProtectionCode code : seen) {
      Optional<CodeGraph.Edge> edge = CodeGraph.edge(act, code.state()).filter(one -> now.get(code.id()) == code.state());
      if (edge.isPresent()) {
        moved.add(code);
        edges.add(edge.get());
        lines.add(new Object[] {edge.get().to(), code.id(), code.state()});
      }
    }
    sql.batch(CodeRepository.moving(act), lines);
    record(moved, edges, reason, actor);
    return moved;
  }

  private Map<Long, CodeState> locked(List<ProtectionCode> codes) {
    Map<Long, CodeState> states = new HashMap<>();
    if (!codes.isEmpty()) {
      sql.list(row -> states.put(row.getLong(1), CodeState.valueOf(row.getString(2))),
          "SELECT id, state FROM code_head WHERE id IN (" + marks(codes.size()) + ") FOR UPDATE",
          codes.stream().map(code -> (Object) code.id()).toArray());
    }
    return states;
  }

  private void record(List<ProtectionCode> codes, List<CodeGraph.Edge> edges, String reason, long actor) {
    if (codes.isEmpty()) {
      return;
    }
    List<Ledger.Draft> drafts = new ArrayList<>(codes.size());
    for (int i = 0; i < codes.size(); i++) {
      CodeGraph.Edge edge = edges.get(i);
      drafts.add(new Ledger.Draft(edge.act().kind(), CodeMoves.OBJECT, codes.get(i).id(), CodeMoves.facts(codes.get(i), edge.to(), reason)));
    }
    List<Sealed> sealed = ledger.appendAll(actor, drafts);
    List<Object[]> steps = new ArrayList<>(codes.size());
    for (int i = 0; i < codes.size(); i++) {
      Sealed step = sealed.get(i);
      steps.add(new Object[] {step.id(), step.salt(), codes.get(i).id(), edges.get(i).from().map(CodeState::name), edges.get(i).to(), reason,
          actor, step.at()});
    }
    sql.batch("INSERT INTO code_step (id, salt, code_id, from_state, to_state, reason, actor_id, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)", steps);
  }

  private static String marks(int count) {
    return String.join(", ", Collections.nCopies(count, "?"));
  }
}
