package org.fuma.start;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.fuma.code.CodePayload;
import org.fuma.code.PublishedKeys;
import org.fuma.settings.StartFailure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks codes without database, settings or network, by the published keys alone. */
@Command(
    name = "verify",
    description = "Checks codes offline by the published keys.",
    mixinStandardHelpOptions = true,
    exitCodeOnInvalidInput = VerifyCommand.USAGE,
    footer = {"", "Ends with 0 when every code is genuine, 1 when one is not, 78 when it cannot check at all.",
        "Genuine says who signed the code. Whether it is still in force, only the registry can tell."})
final class VerifyCommand implements Callable<Integer> {

  static final int USAGE = 78;

  private static final int NOT_GENUINE = 1;
  private static final long LARGEST_FILE = 10_000_000;

  @Spec CommandSpec spec;

  @Option(names = "--keys", paramLabel = "FILE", description = "The registry's /.well-known/fuma-keys.json, saved to a file.")
  Path file;

  @Parameters(arity = "0..1", paramLabel = "TEXT", description = "What the code says: an address, or what follows /C/ in it. A hyphen reads lines from standard input.")
  String text;

  @Mixin VerifyAll everything = new VerifyAll();

  @Override
  public Integer call() throws IOException {
    if (everything.wanted) {
      return everything.run(spec);
    }
    if (file == null || text == null) {
      throw new StartFailure("Say what to check: --all, or --keys with a file of keys and what the code says.");
    }
    PublishedKeys keys = keys();
    PrintWriter out = spec.commandLine().getOut();
    if (!text.equals("-")) {
      return tell(out, "", keys.check(text)) ? 0 : NOT_GENUINE;
    }
    boolean all = true;
    long lines = 0;
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (!line.isBlank()) {
        lines++;
        all &= tell(out, lines + ": ", keys.check(line));
      }
    }
    if (lines == 0) {
      throw new StartFailure("There is nothing to check on standard input: give one code a line.");
    }
    return all ? 0 : NOT_GENUINE;
  }

  private PublishedKeys keys() {
    try {
      if (Files.size(file) > LARGEST_FILE) {
        throw new StartFailure("The file " + file + " is too large for a file of keys: save /.well-known/fuma-keys.json of the registry.");
      }
      return PublishedKeys.read(Files.readAllBytes(file));
    } catch (IOException unreadable) {
      throw new StartFailure("The file " + file + " cannot be read: save /.well-known/fuma-keys.json of the registry.", unreadable);
    } catch (IllegalArgumentException malformed) {
      throw new StartFailure("The file " + file + " is no file of keys (" + malformed.getMessage() + "): save /.well-known/fuma-keys.json anew.",
          malformed);
    }
  }

  private static boolean tell(PrintWriter out, String which, PublishedKeys.Checked checked) {
    out.println(which + switch (checked.finding()) {
      case GENUINE -> "Genuine: " + named(checked) + ". Whether it is still in force, only the registry can tell.";
      case COMPROMISED_KEY -> "Not to be believed: " + named(checked) + ", but others have had that key. Only the registry can tell.";
      case UNKNOWN_KEY -> "False: it names a key that the registry does not publish. If your file of keys is old, get a new one.";
      case FORGED -> "False: its signature does not fit, so the registry did not issue it.";
      case FOREIGN -> "False: it leads to an address that is not the registry's.";
      case SERIAL_ALONE -> "Cannot be told: a serial number, or a live code, carries no signature. Scan the plaque, or ask the registry.";
      case UNREADABLE -> "Cannot be told: this is no protection code. It may be mistyped, cut short or damaged.";
    });
    return checked.finding() == PublishedKeys.Finding.GENUINE;
  }

  private static String named(PublishedKeys.Checked checked) {
    CodePayload payload = checked.payload().orElseThrow();
    return "code " + payload.serial().grouped() + " of the firm " + payload.uscc().value() + ", signed with key " + payload.key();
  }
}
