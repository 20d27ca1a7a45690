package org.fuma.roster;

import jakarta.inject.Singleton;
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

/** Reads a roster from end to end and finds out what it would do, line by line; changes no firm. */
@Singleton
final class RosterCheck implements Work {

  static final String KIND = "roster.check";

  private final RosterRepository repository;
  private final RefusalRepository refusals;
  private final RosterFile file;
  private final RosterNotes notes;
  private final EnrolmentBatch enrolment;
  private final Jobs jobs;

  RosterCheck(
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
    if (roster.state() != RosterState.CHECKING) {
      throw new Failure.Conflict("roster.ended");
    }
    return new Checking(job, roster, jobs.actor(job));
  }

  @Override
  public Optional<String> page(Job job) {
    return Optional.of("/rosters/" + jobs.parameters(job, RosterWork.class).roster());
  }

  private final class Checking extends RosterBatches {

    private final Job job;
    private final Roster roster;
    private final Actor actor;

    Checking(Job job, Roster roster, Actor actor) {
      super(file, roster.id(), job.reached());
      this.job = job;
      this.roster = roster;
      this.actor = actor;
    }

    @Override
    RosterReading reading(RosterLines lines) {
      return new RosterReading(lines.layout(), enrolment.checks());
    }

    @Override
    boolean wanted(Line line) {
      return true;
    }

    @Override
    Batch portion(Portion portion) {
      return () -> {
        List<Enrolled> told = enrolment.look(actor, portion.good(), roster.batch());
        refusals.insert(roster.id(), portion.bad());
        show(told);
        return new Outcome(portion.last(), portion.size(), Count.of(told, portion.bad().size()));
      };
    }

    @Override
    Batch end(Layout layout, long last) {
      return () -> {
        Job now = jobs.find(job.id()).orElseThrow();
        if (now.done() == 0) {
          return refuse(Message.of("roster.no-lines")).write();
        }
        if (repository.checked(roster.id(), layout)) {
          notes.note(actor.account(), "checked", roster.id(), roster.sha256(), RosterNotes.numbers(now.counts()));
          jobs.total(job, now.done());
        }
        return new Outcome(last, 0, Map.of());
      };
    }

    @Override
    Batch refuse(Message problem) {
      return () -> {
        if (repository.refused(roster.id(), problem)) {
          notes.note(actor.account(), "refused", roster.id(), roster.sha256(), Map.of("problem", problem.key()));
        }
        return new Outcome(job.reached(), 0, Map.of());
      };
    }

    private void show(List<Enrolled> told) {
      boolean news = told.stream().anyMatch(one -> !(one instanceof Enrolled.Unchanged));
      if (news) {
        // Read each time: a batch that is written again after a deadlock must not be shown twice.
        Preview before = repository.preview(roster.id());
        if (!before.full()) {
          Preview after = before.and(told);
          if (!after.equals(before)) {
            repository.preview(roster.id(), after);
          }
        }
      }
    }
  }
}
