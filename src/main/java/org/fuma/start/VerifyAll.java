package org.fuma.start;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.fuma.ledger.Findings;
import org.fuma.ledger.OutsideCopies;
import org.fuma.ledger.Verification;
import org.fuma.settings.StartFailure;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/**
 * Verifies the whole database, and changes nothing there; a service may run beside it. Whoever may start this holds the database and its keys, so that
 * rows are named whatever they hold.
 */
final class VerifyAll {

  private static final int MISFITS = 1;
  private static final int LARGEST_NOTE = 65_536;
  /** A line of progress for so many entries or leaves. */
  private static final long OFTEN = 100_000;

  @Option(names = "--all", description = "Verifies the whole database of this registry, by its settings.")
  boolean wanted;

  @Option(names = "--checkpoint", paramLabel = "FILE", description = "With --all: a checkpoint that was kept elsewhere, or a folder of them.")
  List<Path> checkpoints = new ArrayList<>();

  @Option(names = "--receipt", paramLabel = "FILE", description = "With --all: a receipt that an act was answered with, or a folder of them.")
  List<Path> receipts = new ArrayList<>();

  /** Verifies, tells what came of it, and answers the exit code. */
  int run(CommandSpec spec) {
    PrintWriter out = spec.commandLine().getOut();
    List<OutsideCopies.Given> copies = given(checkpoints);
    List<OutsideCopies.Given> signed = given(receipts);
    Verification.Outcome outcome;
    try (Service service = Service.looking()) {
      outcome = service.bean(Verification.class).run(new Verification.Options(copies, signed, progress(spec.commandLine().getErr())));
    }
    for (Findings.Finding finding : outcome.found()) {
      out.println(finding);
    }
    if (outcome.count() > outcome.found().size()) {
      out.println("and " + (outcome.count() - outcome.found().size()) + " more");
    }
    out.println((outcome.fits() ? "Everything fits" : outcome.count() + " things do not fit") + ": " + outcome.entries() + " entries, " + outcome.leaves()
        + " leaves, " + outcome.waiting() + " waiting, against " + outcome.against().copies() + " copies and " + outcome.against().receipts()
        + " receipts, as of " + outcome.at() + ", in " + outcome.took().toSeconds() + " s.");
    return outcome.fits() ? 0 : MISFITS;
  }

  /** Prints of what it is told, as {@code 4096 leaves}, the first line beyond each hundred thousand. */
  static Consumer<String> progress(PrintWriter err) {
    Map<String, Long> printed = new HashMap<>();
    return words -> {
      String[] parts = words.split(" ", 2);
      if (parts.length == 2 && parts[0].matches("[0-9]+")) {
        long often = Long.parseLong(parts[0]) / OFTEN;
        if (often > printed.getOrDefault(parts[1], 0L)) {
          printed.put(parts[1], often);
          err.println(words);
        }
      }
    };
  }

  private static List<OutsideCopies.Given> given(List<Path> named) {
    List<OutsideCopies.Given> all = new ArrayList<>();
    for (Path path : named) {
      try (Stream<Path> files = Files.isDirectory(path) ? Files.list(path) : Stream.of(path)) {
        for (Path file : files.filter(one -> !Files.isDirectory(one)).sorted().toList()) {
          if (Files.size(file) > LARGEST_NOTE) {
            throw new StartFailure("The file " + file + " is too large for a signed note.");
          }
          all.add(new OutsideCopies.Given(file.toString(), Files.readAllBytes(file)));
        }
      } catch (IOException unreadable) {
        throw new StartFailure("The file " + path + " cannot be read.", unreadable);
      }
    }
    return all;
  }
}
