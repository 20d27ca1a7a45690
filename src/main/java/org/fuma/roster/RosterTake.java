package org.fuma.roster;

import jakarta.inject.Singleton;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.enterprise.Enrolled;
import org.fuma.enterprise.EnrolmentBatch;
import org.fuma.job.Batch;
import org.fuma.job.Batches;
import org.fuma.job.Job;
import org.fuma.job.Jobs;
import org.fuma.job.Outcome;
import org.fuma.job.Work;
import org.fuma.sheet.Line;
import org.fuma.web.Failure;
import org.fuma.web.Message;

/** Takes the lines of a checked roster that were not refused into the register. */
@Singleton
final class RosterTake implements Work {

  static final String KIND = "roster.take";

  private static final String REASON = "名册导入：";
  private static final int LONGEST_REASON = 200;

  private final RosterRepository repository;
  private final RefusalRepository refusals;
  private final RosterFile file;
  private final RosterNotes notes;
  private final EnrolmentBatch enrolment;
  private final Jobs jobs;

  RosterTake(
      RosterRepository repository, RefusalRepository refusals, RosterFile file, RosterNotes notes, EnrolmentBatch enrolment,
      Jobs jobs) {
    this.repository = repository;
    this.refusals = refusals;
    this.file = file;
    this.notes = notes;
    this.enrolment = enrolment;
    this.jobs = jobs;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Batches open(Job job) {
    Roster roster = repository.find(jobs.parameters(job, RosterWork.class).id()).orElseThrow();
    if (roster.state() != RosterState.TAKING) {
      throw new Failure.Conflict("roster.ended");
    }
    return new Taking(job, roster, jobs.actor(job));
  }

  @Override
  public Optional<String> page(Job job) {
    return Optional.of("/rosters/" + jobs.parameters(job, RosterWork.class).roster());
  }

  private final class Taking extends RosterBatches {

    private final Job job;
    private final Roster roster;
    private final Actor actor;
    private final BitSet refused;

    Taking(Job job, Roster roster, Actor actor) {
      super(file, roster.id(), job.reached());
      this.job = job;
      this.roster = roster;
      this.actor = actor;
      this.refused = refusals.lines(roster.id());
    }

    @Override
    RosterReading reading(RosterLines lines) {
      return new RosterReading(lines.layout(), enrolment.checks());
    }

    @Override
    boolean wanted(Line line) {
      return line.number() > job.reached() && !refused.get(line.number());
    }

    @Override
    Batch portion(Portion portion) {
      return () -> {
        List<Enrolled> done = enrolment.write(actor, portion.good(), roster.batch(), Refusal.cut(REASON + roster.fileName(), LONGEST_REASON));
        // A line that was good when it was checked and is not any more: an official who is gone.
        refusals.insert(roster.id(), portion.bad());
        return new Outcome(portion.last(), portion.size(), Count.of(done, portion.bad().size()));
      };
    }

    @Override
    Batch end(Layout layout, long last) {
      return () -> {
        if (repository.taken(roster.id())) {
          notes.note(actor.account(), "taken", roster.id(), roster.sha256(), RosterNotes.numbers(jobs.find(job.id()).orElseThrow().counts()));
        }
        return new Outcome(last, 0, Map.of());
      };
    }

    @Override
    Batch refuse(Message problem) {
      // The file was read to its end when it was checked.
      throw new Failure.Conflict(problem.key(), problem.arguments().toArray());
    }
  }
}
