package org.fuma.claim;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.fuma.access.Actor;
import org.fuma.enterprise.Enterprise;
import org.fuma.enterprise.Enterprises;
import org.fuma.enterprise.Selection;
import org.fuma.job.Batch;
import org.fuma.job.Batches;
import org.fuma.job.Job;
import org.fuma.job.Jobs;
import org.fuma.job.Outcome;
import org.fuma.job.Work;

/** Makes hand-over letters for a selection; a resumed job goes on below the firm that it reached. */
@Singleton
class LetterWork implements Work {

  private final Letters letters;
  private final Enterprises enterprises;
  private final Jobs jobs;

  LetterWork(Letters letters, Enterprises enterprises, Jobs jobs) {
    this.letters = letters;
    this.enterprises = enterprises;
    this.jobs = jobs;
  }

  @Override
  public String kind() {
    return Letters.WORK;
  }

  @Override
  public Batches open(Job job) {
    Actor by = jobs.actor(job);
    return new Firms(by, jobs.parameters(job, Selection.class), job.reached() == 0 ? Long.MAX_VALUE : job.reached());
  }

  @Override
  public Optional<String> page(Job job) {
    String query = jobs.parameters(job, Selection.class).query();
    return Optional.of(LetterPages.printed(query));
  }

  private final class Firms implements Batches {
    private final Actor by;
    private final Selection selection;
    private long below;
    private boolean over;

    Firms(Actor by, Selection selection, long below) {
      this.by = by;
      this.selection = selection;
      this.below = below;
    }

    @Override
    public Optional<Batch> next() {
      List<Enterprise> firms = over ? List.of() : enterprises.pick(by, selection, below, Letters.AT_ONCE);
      over = firms.size() < Letters.AT_ONCE;
      if (firms.isEmpty()) {
        return Optional.empty();
      }
      below = firms.getLast().id();
      return Optional.of(() -> outcome(firms));
    }

    private Outcome outcome(List<Enterprise> firms) {
      Map<String, Long> counts =
          letters.make(by, firms).entrySet().stream()
              .collect(Collectors.toMap(fate -> fate.getKey().count(), Map.Entry::getValue));
      return new Outcome(firms.getLast().id(), firms.size(), counts);
    }
  }
}
