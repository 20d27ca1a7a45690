package org.fuma.enterprise;

import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.Permission;
import org.fuma.job.Batches;
import org.fuma.job.Job;
import org.fuma.job.Jobs;
import org.fuma.job.Outcome;
import org.fuma.job.Work;

/**
 * Changes the firms of a selection, latest enrolment first, so that each is met once whatever the change does to the filter, and a firm
 * that is enrolled meanwhile is left alone. Reached is the id of the last firm dealt with.
 */
@Singleton
class BulkWork implements Work {

  static final String KIND = "enterprise.bulk";

  private static final int AT_ONCE = 500;

  private final Jobs jobs;
  private final Enterprises enterprises;
  private final FirmChanges changes;

  BulkWork(Jobs jobs, Enterprises enterprises, FirmChanges changes) {
    this.jobs = jobs;
    this.enterprises = enterprises;
    this.changes = changes;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Batches open(Job job) {
    BulkChange change = jobs.parameters(job, BulkChange.class);
    FirmChanges.Asked asked = FirmChanges.Asked.read(change);
    Actor by = jobs.actor(job);
    by.require(Permission.ENTERPRISE_ENROL);
    // Ids rise with time: what is enrolled from now on has a higher one than the job.
    long[] below = {job.reached() == 0 ? job.id() : job.reached()};
    return () -> {
      List<Long> ids = enterprises.pick(by, change.selection(), below[0], AT_ONCE).stream().map(Enterprise::id).toList();
      if (ids.isEmpty()) {
        return Optional.empty();
      }
      below[0] = ids.getLast();
      return Optional.of(() -> write(by, ids, asked));
    };
  }

  private Outcome write(Actor by, List<Long> ids, FirmChanges.Asked asked) {
    Map<String, Long> counts = new HashMap<>();
    changes.apply(by, ids, asked.act(), asked.reason())
        .forEach((verdict, count) -> counts.put("firms-" + verdict.name().toLowerCase(Locale.ROOT), count));
    return new Outcome(ids.getLast(), ids.size(), counts);
  }
}
