package org.fuma.code;

import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.fuma.access.Actor;
import org.fuma.access.Permission;
import org.fuma.enterprise.Enterprise;
import org.fuma.enterprise.EnterpriseState;
import org.fuma.enterprise.Enterprises;
import org.fuma.enterprise.Selection;
import org.fuma.job.Batch;
import org.fuma.job.Batches;
import org.fuma.job.Job;
import org.fuma.job.Jobs;
import org.fuma.job.Outcome;
import org.fuma.job.Work;
import org.fuma.ledger.Ledger;

/** Issues codes to many firms: those that are enrolled, active and without a current code; the others are counted. */
@Singleton
class CodeIssueWork implements Work {

  static final String KIND = "code.issue";
  static final String ISSUED = "issued";
  static final String HAS_CODE = "has-code";
  static final String NOT_ACTIVE = "not-active";

  private static final int FIRMS = 1_000;

  private final Jobs jobs;
  private final Enterprises enterprises;
  private final CodePress press;
  private final CodeBulk bulk;
  private final CodeKeys keys;
  private final CodeExpiry expiry;
  private final Ledger ledger;

  CodeIssueWork(Jobs jobs, Enterprises enterprises, CodePress press, CodeBulk bulk, CodeKeys keys, CodeExpiry expiry, Ledger ledger) {
    this.jobs = jobs;
    this.enterprises = enterprises;
    this.press = press;
    this.bulk = bulk;
    this.keys = keys;
    this.expiry = expiry;
    this.ledger = ledger;
  }

  /** Which firms, and whether the codes are in force at once or when they are handed over. */
  @Serdeable
  record Asked(Selection selection, boolean inForce) {}

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Optional<String> page(Job job) {
    String query = jobs.parameters(job, Asked.class).selection().query();
    return Optional.of("/enterprises" + (query.isEmpty() ? "" : "?" + query));
  }

  @Override
  public Batches open(Job job) {
    Actor actor = jobs.actor(job);
    actor.require(Permission.CODE_ISSUE);
    expiry.sweep();
    return new Firms(actor, jobs.parameters(job, Asked.class), job.reached() == 0 ? Long.MAX_VALUE : job.reached());
  }

  private final class Firms implements Batches {
    private final Actor actor;
    private final Asked asked;
    private long below;

    private Firms(Actor actor, Asked asked, long below) {
      this.actor = actor;
      this.asked = asked;
      this.below = below;
    }

    @Override
    public Optional<Batch> next() {
      List<Enterprise> firms = enterprises.pick(actor, asked.selection(), below, FIRMS);
      if (firms.isEmpty()) {
        return Optional.empty();
      }
      below = firms.getLast().id();
      long reached = below;
      List<Enterprise> active = firms.stream().filter(firm -> firm.state() == EnterpriseState.ACTIVE).toList();
      Set<Long> served = bulk.withCode(active.stream().map(Enterprise::id).toList());
      CodeSigner signer = keys.signer();
      CodeAct act = asked.inForce() ? CodeAct.ISSUE_IN_FORCE : CodeAct.ISSUE;
      List<ProtectionCode> signed =
          // Lowest first, as the new ids are: the indexes by firm and by code then grow in the same direction.
          active.reversed().stream().filter(firm -> !served.contains(firm.id()))
              .map(firm -> press.sign(signer, firm.id(), firm.uscc(), CodeGraph.first(act).to(), ledger.now())).toList();
      AtomicBoolean tried = new AtomicBoolean();
      return Optional.of(() -> write(signed, act, tried, reached, firms.size(), firms.size() - active.size()));
    }

    private Outcome write(
        List<ProtectionCode> signed, CodeAct act, AtomicBoolean tried, long reached, long firms, long notActive) {
      List<ProtectionCode> wanted = signed;
      if (!signed.isEmpty()) {
        // Asked again inside the transaction: the key may have been marked since the codes were signed.
        keys.signer();
        // A firm that got a code since shows as a duplicate key, and the batch is written again: then it pays to look first.
        if (tried.getAndSet(true)) {
          Set<Long> served = bulk.withCode(signed.stream().map(ProtectionCode::enterprise).toList());
          wanted = signed.stream().filter(code -> !served.contains(code.enterprise())).toList();
        }
        bulk.issue(wanted, act, "", actor.account());
      }
      return new Outcome(reached, firms,
          Map.of(ISSUED, (long) wanted.size(), NOT_ACTIVE, notActive, HAS_CODE, firms - notActive - wanted.size()));
    }
  }
}
