package org.fuma.code;

import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fuma.access.Actor;
import org.fuma.access.Permission;
import org.fuma.job.Batch;
import org.fuma.job.Batches;
import org.fuma.job.Job;
import org.fuma.job.Jobs;
import org.fuma.job.Outcome;
import org.fuma.job.Work;
import org.fuma.ledger.Ledger;

/**
 * Replaces every current code that one key has signed. A code in force gets a successor in force, also where the firm is
 * paused: replacing changes nothing about whom a code protects.
 */
@Singleton
class KeyReplacementWork implements Work {

  static final String KIND = "code.replace-key";

  private static final int CODES = 500;

  private final Jobs jobs;
  private final CodeRepository repository;
  private final CodePress press;
  private final CodeBulk bulk;
  private final CodeKeys keys;
  private final CodeExpiry expiry;
  private final Ledger ledger;

  KeyReplacementWork(Jobs jobs, CodeRepository repository, CodePress press, CodeBulk bulk, CodeKeys keys, CodeExpiry expiry, Ledger ledger) {
    this.jobs = jobs;
    this.repository = repository;
    this.press = press;
    this.bulk = bulk;
    this.keys = keys;
    this.expiry = expiry;
    this.ledger = ledger;
  }

  /** Whose codes, and why. */
  @Serdeable
  record Asked(String key, String reason) {}

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Optional<String> page(Job job) {
    return Optional.of("/keys");
  }

  @Override
  public Batches open(Job job) {
    Actor actor = jobs.actor(job);
    actor.require(Permission.CODE_ISSUE);
    expiry.sweep();
    return new Codes(actor, jobs.parameters(job, Asked.class), job.reached());
  }

  private final class Codes implements Batches {
    private final Actor actor;
    private final Asked asked;
    private long after;

    private Codes(Actor actor, Asked asked, long after) {
      this.actor = actor;
      this.asked = asked;
      this.after = after;
    }

    @Override
    public Optional<Batch> next() {
      List<ProtectionCode> old = repository.currentOfKey(asked.key(), after, CODES);
      if (old.isEmpty()) {
        return Optional.empty();
      }
      after = old.getLast().id();
      long reached = after;
      CodeSigner signer = keys.signer();
      Map<Long, ProtectionCode> successors = new HashMap<>();
      for (ProtectionCode code : old) {
        CodeState state = code.active() ? CodeState.ACTIVE : CodeState.ISSUED;
        successors.put(code.id(), press.sign(signer, code.enterprise(), code.payload().uscc(), state, ledger.now()));
      }
      return Optional.of(() -> write(old, successors, reached));
    }

    private Outcome write(List<ProtectionCode> old, Map<Long, ProtectionCode> successors, long reached) {
      keys.signer();
      Set<ProtectionCode> moved = new HashSet<>(bulk.move(old, CodeAct.REPLACE, asked.reason(), actor.account()));
      List<ProtectionCode> inForce = new ArrayList<>();
      List<ProtectionCode> waiting = new ArrayList<>();
      moved.forEach(code -> (code.active() ? inForce : waiting).add(successors.get(code.id())));
      bulk.issue(inForce, CodeAct.ISSUE_IN_FORCE, asked.reason(), actor.account());
      bulk.issue(waiting, CodeAct.ISSUE, asked.reason(), actor.account());
      return new Outcome(reached, old.size(), Map.of("replaced", (long) moved.size(), "changed-meanwhile", (long) old.size() - moved.size()));
    }
  }
}
