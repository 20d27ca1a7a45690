package org.fuma.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.fuma.sample.SampleMark;
import org.fuma.settings.Settings;
import org.fuma.settings.StartFailure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Takes the sample city away: the embedded database of the data folder, but only when what it holds is the sample city. */
@Command(name = "wipe", description = "Deletes the embedded database when it holds the sample city.", mixinStandardHelpOptions = true)
final class WipeCommand implements Callable<Integer> {

  @Spec CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Path folder;
    try (Service service = Service.start()) {
      Settings settings = service.bean(Settings.class);
      if (settings.database().isPresent() || !service.bean(SampleMark.class).shown()) {
        throw new StartFailure("Nothing was deleted: this database does not hold the sample city.");
      }
      folder = settings.dataFolder();
    }
    delete(folder);
    spec.commandLine().getOut().println("The sample city is gone. Start with FUMA_SAMPLE_CITY=false to begin with an empty registry.");
    return 0;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.delete(file);
      }
    }
  }
}
