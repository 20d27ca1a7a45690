package org.fuma.start;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.fuma.settings.StartFailure;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line: one program, a command for each job. */
@Command(
    name = "fuma",
    description = "The registry behind an enterprise protection code.",
    mixinStandardHelpOptions = true,
    subcommands = {
      ServeCommand.class, AccountCommand.class, CalendarCommand.class, EraseCommand.class, ImportCommand.class, IssueCommand.class, VerifyCommand.class, WipeCommand.class
    })
public final class FumaCommand {

  private static final int FAILED = 78;

  private FumaCommand() {}

  /** Runs the command that the arguments name, {@code serve} when there are none, and answers the exit code. */
  public static int run(String... arguments) {
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    return new CommandLine(new FumaCommand())
        .setOut(out)
        .setErr(err)
        .setExecutionExceptionHandler(FumaCommand::failed)
        .execute(arguments.length == 0 ? new String[] {"serve"} : arguments);
  }

  private static int failed(Exception failed, CommandLine command, CommandLine.ParseResult parsed) throws Exception {
    if (failed instanceof StartFailure sentence) {
      command.getErr().println(sentence.getMessage());
      return FAILED;
    }
    throw failed;
  }
}
