package org.fuma.code;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.Permission;
import org.fuma.enterprise.Enterprise;
import org.fuma.enterprise.EnterpriseState;
import org.fuma.enterprise.Enterprises;
import org.fuma.enterprise.Selection;
import org.fuma.job.Jobs;
import org.fuma.store.Ids;
import org.fuma.web.Failure;
import org.fuma.web.Idempotency;

/** Issues codes to many firms in the background, and says beforehand to how many. */
@Singleton
public class CodeIssues {

  private static final int WALK = 5_000;

  private final Enterprises enterprises;
  private final CodeBulk bulk;
  private final CodeKeys keys;
  private final Jobs jobs;
  private final Idempotency idempotency;

  CodeIssues(Enterprises enterprises, CodeBulk bulk, CodeKeys keys, Jobs jobs, Idempotency idempotency) {
    this.enterprises = enterprises;
    this.bulk = bulk;
    this.keys = keys;
    this.jobs = jobs;
    this.idempotency = idempotency;
  }

  /**
   * What issuing to a selection would do now.
   *
   * @param willGet   active firms without a current code
   * @param haveOne   active firms that have one
   * @param notActive firms that are paused or have left
   */
  public record Preview(long willGet, long haveOne, long notActive) {

    /** All firms of the selection. */
    public long total() {
      return willGet + haveOne + notActive;
    }
  }

  /** A job that was asked for. */
  public record Begun(String job, long total) {}

  /** Counts what {@link #begin} would do now; walks the whole selection, some seconds for hundreds of thousands. */
  public Preview preview(Actor by, Selection selection) {
    by.require(Permission.CODE_ISSUE);
    Preview sum = new Preview(0, 0, 0);
    List<Enterprise> firms = enterprises.pick(by, selection, Long.MAX_VALUE, WALK);
    while (!firms.isEmpty()) {
      List<Long> active = firms.stream().filter(firm -> firm.state() == EnterpriseState.ACTIVE).map(Enterprise::id).toList();
      long served = bulk.withCode(active).size();
      sum = new Preview(sum.willGet() + active.size() - served, sum.haveOne() + served, sum.notActive() + firms.size() - active.size());
      firms = enterprises.pick(by, selection, firms.getLast().id(), WALK);
    }
    return sum;
  }

  /**
   * Has codes issued to the firms of the selection that are active and have none.
   *
   * @param inForce true for codes that are in force at once, false for codes that wait to be handed over
   * @throws Failure.Conflict when the signing key may not sign
   * @throws Failure.Invalid  when the selection holds no firm
   */
  public Begun begin(Actor by, Selection selection, boolean inForce, Optional<String> key) {
    by.require(Permission.CODE_ISSUE);
    keys.signer();
    long total = enterprises.count(by, selection);
    if (total == 0) {
      throw new Failure.Invalid("code-issue.nobody");
    }
    CodeIssueWork.Asked asked = new CodeIssueWork.Asked(selection, inForce);
    String job = idempotency.once(by.account(), key, asked, String.class, () -> Ids.show(jobs.ask(by, CodeIssueWork.KIND, asked, total)));
    return new Begun(job, total);
  }
}
