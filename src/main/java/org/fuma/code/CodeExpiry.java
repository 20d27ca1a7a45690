package org.fuma.code;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.util.List;
import org.fuma.access.Actor;
import org.fuma.store.Transactions;

/**
 * Records that a code's last day is over. That it is over is known by the date alone; this puts it on record and gives the
 * firm free. Several nodes may do so at once: the conditional update of each head lets one of them.
 */
@Singleton
class CodeExpiry {

  /** What history and ledger give as the reason. */
  static final String REASON = "有效期满";

  private static final int BATCH = 500;

  private final CodeRepository repository;
  private final CodeMoves moves;
  private final Transactions transactions;

  CodeExpiry(CodeRepository repository, CodeMoves moves, Transactions transactions) {
    this.repository = repository;
    this.moves = moves;
    this.transactions = transactions;
  }

  /** Every day shortly after midnight in Asia/Shanghai, and once after a start, for the days on which nothing ran. */
  @Scheduled(cron = "0 3 0 * * *", zoneId = "Asia/Shanghai")
  @Scheduled(initialDelay = "2m")
  void daily() {
    sweep();
  }

  /** Records every code that is over by now, and says how many this node recorded. */
  int sweep() {
    int recorded = 0;
    List<ProtectionCode> over = repository.overdue(BATCH);
    while (!over.isEmpty()) {
      for (ProtectionCode code : over) {
        recorded += transactions.write(() -> expire(code)) ? 1 : 0;
      }
      over = repository.overdue(BATCH);
    }
    return recorded;
  }

  /** Records it for the firm's current code, when its last day is over; in the caller's transaction. */
  void expireOf(long enterprise) {
    repository.currentOf(enterprise).filter(code -> code.state() == CodeState.EXPIRED).ifPresent(this::expire);
  }

  /** The recorded state is read anew: the code itself says that it is over, from which no way leads on. */
  private boolean expire(ProtectionCode code) {
    return CodeGraph.EDGES.stream()
        .filter(edge -> edge.act() == CodeAct.EXPIRE)
        .anyMatch(edge -> moves.tryMove(code, edge, REASON, Actor.SYSTEM_ACCOUNT));
  }
}
