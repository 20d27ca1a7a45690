package org.fuma.start;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.fuma.access.Actor;
import org.fuma.access.Role;
import org.fuma.rulebook.Calendars;
import org.fuma.settings.StartFailure;
import org.fuma.web.Failure;
import org.fuma.web.Message;
import org.fuma.web.Words;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Loads a year of working days from the command line; a service may run beside it. */
@Command(
    name = "calendar",
    description = "Loads a year of working days.",
    mixinStandardHelpOptions = true,
    footer = {"", "The file is written like those in config/calendar: year, off, worked, source, provisional."})
final class CalendarCommand implements Callable<Integer> {

  private static final long LARGEST = 100_000;

  @Spec CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "The calendar, a YAML file in UTF-8.")
  Path file;

  @Override
  public Integer call() {
    String text = text();
    try (Service service = Service.start()) {
      Actor operator = Actor.of(Actor.SYSTEM_ACCOUNT, "system", Set.of(Role.SUPERVISOR), Set.of(), Optional.empty(), Optional.empty());
      CommandReceipts receipts = new CommandReceipts(service, spec.commandLine().getOut());
      int year = service.bean(Calendars.class).loadFile(operator, text);
      spec.commandLine().getOut().println("The working days of " + year + " are loaded; a running service has them within five seconds.");
      receipts.print("calendar", year, Actor.SYSTEM_ACCOUNT, "calendar.");
      return 0;
    } catch (Failure refused) {
      throw new StartFailure("Nothing was loaded: " + inWords(refused));
    }
  }

  private String text() {
    try {
      if (Files.size(file) > LARGEST) {
        throw new StartFailure("The file " + file + " is too large for a calendar.");
      }
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new StartFailure("The file " + file + " cannot be read.");
    }
  }

  private static String inWords(Failure refused) {
    if (refused instanceof Failure.Invalid invalid && !invalid.fields().isEmpty()) {
      Map.Entry<String, Message> first = invalid.fields().entrySet().iterator().next();
      return first.getKey() + ": " + Words.EN.say(first.getValue());
    }
    return Words.EN.say(refused.said());
  }
}
