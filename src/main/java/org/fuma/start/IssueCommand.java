package org.fuma.start;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.fuma.access.Actor;
import org.fuma.code.CodeIssues;
import org.fuma.enterprise.Enterprise;
import org.fuma.enterprise.Enterprises;
import org.fuma.enterprise.Selection;
import org.fuma.enterprise.Uscc;
import org.fuma.job.Job;
import org.fuma.job.JobRunner;
import org.fuma.job.JobState;
import org.fuma.job.Jobs;
import org.fuma.settings.StartFailure;
import org.fuma.store.Ids;
import org.fuma.web.Failure;
import org.fuma.web.Words;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Issues codes to many firms from the command line; a service may run beside it. */
@Command(
    name = "issue",
    description = "Issues codes to firms that are active and have none.",
    mixinStandardHelpOptions = true,
    exitCodeOnInvalidInput = IssueCommand.USAGE,
    footer = {"", "Breaking it off loses nothing: the same command again, or --resume, goes on with the firms that have no code yet."})
final class IssueCommand implements Callable<Integer> {

  static final int USAGE = 78;

  private static final int NOT_ALL = 1;

  @Spec CommandSpec spec;

  @ArgGroup(multiplicity = "1")
  Whom whom;

  @Option(names = "--in-force", description = "The codes are in force at once; else each comes into force when it is handed over.")
  boolean inForce;

  private int shown = -1;

  /** One of these. */
  static final class Whom {
    @Option(names = "--all", description = "Every firm.")
    boolean all;

    @Option(names = "--batch", paramLabel = "NAME", description = "The firms of that batch.")
    String batch;

    @Option(names = "--uscc", paramLabel = "CODE", description = "The firm of that unified social credit code; may be repeated, 200 times at most.")
    List<String> usccs;

    @Option(names = "--resume", paramLabel = "JOB", description = "Goes on with a job that was broken off.")
    String job;
  }

  @Override
  public Integer call() {
    try (Service service = Service.start()) {
      CommandReceipts receipts = new CommandReceipts(service, out());
      long id = whom.job == null ? begin(service) : resume(service);
      receipts.print("job", id, Actor.SYSTEM_ACCOUNT, "job.");
      return run(service.bean(JobRunner.class), id);
    } catch (Failure refused) {
      throw new StartFailure(Words.EN.say(refused.said()));
    }
  }

  private long begin(Service service) {
    CodeIssues.Begun begun = service.bean(CodeIssues.class).begin(Actor.system(), selection(service.bean(Enterprises.class)), inForce, Optional.empty());
    out().println("Job " + begun.job() + ": " + begun.total() + " firms. Broken off, it goes on with  issue --resume " + begun.job());
    return Ids.read(begun.job()).orElseThrow();
  }

  private long resume(Service service) {
    long id = Ids.read(whom.job).orElseThrow(() -> new StartFailure("There is no job " + whom.job + "."));
    service.bean(Jobs.class).resume(Actor.system(), id);
    return id;
  }

  private Selection selection(Enterprises enterprises) {
    if (whom.all) {
      return Selection.ALL;
    }
    if (whom.batch != null) {
      return new Selection(List.of(), Map.of("batch", whom.batch));
    }
    List<String> ids = new ArrayList<>();
    for (String typed : whom.usccs) {
      Enterprise firm = Uscc.read(typed).flatMap(enterprises::byUscc)
          .orElseThrow(() -> new StartFailure("No firm is enrolled under \"" + typed + "\": nothing was issued."));
      ids.add(Ids.show(firm.id()));
    }
    return new Selection(ids.stream().distinct().toList(), Map.of());
  }

  private int run(JobRunner runner, long id) {
    long start = System.nanoTime();
    Job job = runner.runHere(id, this::progress);
    double seconds = Math.max(0.001, (System.nanoTime() - start) / (double) TimeUnit.SECONDS.toNanos(1));
    Map<String, Long> counts = job.counts();
    out().println(String.format(Locale.ROOT, "%s: %d issued, %d had a code, %d not active, in %.1f s.", ended(job),
        counts.getOrDefault("issued", 0L), counts.getOrDefault("has-code", 0L), counts.getOrDefault("not-active", 0L), seconds));
    job.problem().ifPresent(problem -> out().println(Words.EN.say(problem)));
    return job.state() == JobState.DONE ? 0 : NOT_ALL;
  }

  /** A line for every tenth; on a terminal every hundredth, in one line. */
  private void progress(Job job) {
    boolean terminal = System.console() != null;
    int step = terminal ? job.percent() : job.percent() / 10;
    if (step != shown) {
      shown = step;
      String line = String.format(Locale.ROOT, "%3d %%  %d of %d", job.percent(), job.done(), job.total());
      out().print(terminal ? "\r" + line + (job.percent() == 100 ? "\n" : "") : line + "\n");
      out().flush();
    }
  }

  private static String ended(Job job) {
    return job.state() == JobState.DONE ? "Done" : "Ended (" + job.state().name().toLowerCase(Locale.ROOT) + ")";
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
