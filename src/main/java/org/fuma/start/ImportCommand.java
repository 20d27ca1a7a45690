package org.fuma.start;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.fuma.access.Actor;
import org.fuma.enterprise.District;
import org.fuma.job.Job;
import org.fuma.job.JobRunner;
import org.fuma.job.JobState;
import org.fuma.roster.Count;
import org.fuma.roster.PreviewWords;
import org.fuma.roster.Refusal;
import org.fuma.roster.Roster;
import org.fuma.roster.RosterImports;
import org.fuma.roster.RosterState;
import org.fuma.roster.TakeMode;
import org.fuma.settings.StartFailure;
import org.fuma.store.Ids;
import org.fuma.web.Failure;
import org.fuma.web.Message;
import org.fuma.web.Words;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Imports a roster from the command line; a service may run beside it. Exit code 1 when a line, or the file, was refused. */
@Command(
    name = "import",
    description = "Imports a roster of firms (CSV or XLSX).",
    mixinStandardHelpOptions = true,
    exitCodeOnInvalidInput = ImportCommand.USAGE,
    footer = {"", "Breaking it off loses nothing: the import can go on from its page, or the same command does again what is left."})
final class ImportCommand implements Callable<Integer> {

  static final int USAGE = 78;
  private static final int REFUSED = 1;
  private static final String ROSTER = "roster";

  @Spec CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "The roster.")
  Path path;

  @Option(names = "--batch", paramLabel = "NAME", description = "The batch of new firms whose line names none (default: 首批).")
  String batch = "";

  @Option(names = "--mode", paramLabel = "good|all", description = "good: the lines that are not refused (the default). all: only when none is refused.")
  Mode mode = Mode.good;

  @Option(names = "--preview", description = "Only say what it would do.")
  boolean preview;

  /** How people write {@link TakeMode} on the command line. */
  enum Mode { good, all }

  @Override
  public Integer call() throws IOException {
    if (!Files.isReadable(path) || !Files.isRegularFile(path)) {
      throw new StartFailure("There is no file " + path + " that can be read.");
    }
    try (Service service = Service.start()) {
      return run(service);
    } catch (Failure refused) {
      throw new StartFailure(words(refused.said()));
    }
  }

  private int run(Service service) throws IOException {
    RosterImports imports = service.bean(RosterImports.class);
    Actor system = Actor.system();
    CommandReceipts receipts = new CommandReceipts(service, spec.commandLine().getOut());
    long id;
    try (InputStream file = Files.newInputStream(path)) {
      id = imports.receive(system, String.valueOf(path.getFileName()), batch, file, Optional.empty());
    }
    Terminal terminal = new Terminal(spec.commandLine().getOut());
    ended(service.bean(JobRunner.class).runHere(imports.see(system, id).checking(), job -> terminal.progress("Checked", job)), terminal);
    Roster roster = imports.see(system, id);
    if (roster.state() == RosterState.REFUSED) {
      receipts.print(ROSTER, id, system.account(), ROSTER);
      throw new StartFailure(words(roster.problem().orElseThrow()));
    }
    Map<String, Long> checked = imports.checking(roster).counts();
    terminal.preview(roster, checked, imports.refusals(system, id, 0, Terminal.MOST_REFUSALS));
    long refused = Count.of(checked, Count.REFUSED);
    if (preview || mode == Mode.all && refused > 0 || Count.good(checked) == 0) {
      imports.discard(system, id);
      receipts.print(ROSTER, id, system.account(), ROSTER);
      terminal.say(preview ? "Only a preview: nothing was imported." : "Nothing was imported.");
      return refused > 0 ? REFUSED : 0;
    }
    imports.accept(system, id, mode == Mode.all ? TakeMode.ALL_OR_NOTHING : TakeMode.GOOD_ROWS, Optional.empty());
    long taking = imports.see(system, id).taking().orElseThrow();
    Job taken = ended(service.bean(JobRunner.class).runHere(taking, job -> terminal.progress("Imported", job)), terminal);
    terminal.result(taken.counts());
    receipts.print(ROSTER, id, system.account(), ROSTER);
    return refused > 0 ? REFUSED : 0;
  }

  /** Insists that the job came to its end. */
  private static Job ended(Job job, Terminal terminal) {
    terminal.say("");
    if (job.state() == JobState.DONE) {
      return job;
    }
    String why = job.problem().map(ImportCommand::words).orElse("It was stopped.");
    throw new StartFailure(why + " What was done stays; it can go on from the page /jobs/" + Ids.show(job.id()) + ".");
  }

  private static String words(Message said) {
    return Words.EN.say(said);
  }

  /** What is printed. */
  private record Terminal(PrintWriter out) {

    static final int MOST_REFUSALS = 20;

    void say(String line) {
      out.println(line);
    }

    void progress(String verb, Job job) {
      out.printf("\r%s %,d%s", verb, job.done(), job.total() > job.done() ? " of %,d".formatted(job.total()) : "");
      out.flush();
    }

    void preview(Roster roster, Map<String, Long> counts, List<Refusal> refusals) {
      roster.layout().ifPresent(layout -> {
        say("Columns taken: " + String.join(", ", layout.taken().stream().map(heading -> heading.text() + " (" + heading.taken().orElseThrow().field() + ")").toList()));
        if (!layout.unknown().isEmpty()) {
          say("Columns not taken: " + String.join(", ", layout.unknown()));
        }
      });
      totals(counts);
      refusals.forEach(refusal -> refusal.wrong().forEach(wrong ->
          say("  line " + refusal.line() + ", " + wrong.field() + " \"" + PreviewWords.masked(wrong.field(), wrong.value()) + "\": " + words(wrong.reason()))));
      if (Count.of(counts, Count.REFUSED) > refusals.size()) {
        say("  … all of them, as a file to correct: the page /rosters/" + Ids.show(roster.id()) + ".");
      }
    }

    void result(Map<String, Long> counts) {
      say("Imported.");
      totals(counts);
      say("By district:");
      for (District district : District.values()) {
        long firms = Count.of(counts, Count.in(district));
        if (firms > 0) {
          out.printf("  %s %s %,d%n", district.code(), district.chineseName(), firms);
        }
      }
      out.printf("  open %,d%n", Count.of(counts, Count.OPEN));
    }

    private void totals(Map<String, Long> counts) {
      out.printf("New %,d, changed %,d, unchanged %,d, refused %,d.%n", Count.of(counts, Count.NEW), Count.of(counts, Count.CHANGED),
          Count.of(counts, Count.UNCHANGED), Count.of(counts, Count.REFUSED));
    }
  }
}
