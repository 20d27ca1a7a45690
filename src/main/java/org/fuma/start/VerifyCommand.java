package org.fuma.start;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.fuma.code.CodePayload;
import org.fuma.code.PublishedKeys;
import org.fuma.ledger.NoteKey;
import org.fuma.settings.StartFailure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks codes, and what the registry gave away about its ledger, without database, settings or network, by the published keys alone. */
@Command(
    name = "verify",
    description = "Checks codes, proofs, receipts and checkpoints offline by the published keys; with --all this registry's whole database.",
    mixinStandardHelpOptions = true,
    exitCodeOnInvalidInput = VerifyCommand.USAGE,
    footer = {"", "Ends with 0 when every code is genuine and every file holds, 1 when one does not, 78 when it cannot check at all.",
        "Genuine says who signed the code. Whether it is still in force, only the registry can tell."})
final class VerifyCommand implements Callable<Integer> {

  static final int USAGE = 78;

  private static final int NOT_GENUINE = 1;
  private static final long LARGEST_FILE = 10_000_000;

  @Spec CommandSpec spec;

  @Option(names = "--keys", paramLabel = "FILE",
      description = "The registry's /.well-known/fuma-keys.json, saved to a file; for the ledger /log/keys will do.")
  Optional<Path> file = Optional.empty();

  @Option(names = "--key", paramLabel = "KEY", description = "A line of the registry's /log/keys, for what it gave away about its ledger.")
  List<String> vkeys = new ArrayList<>();

  @Option(names = "--consistency", paramLabel = "FILE", description = "What /log/consistency answered for two checkpoints, saved to a file.")
  Optional<Path> consistency = Optional.empty();

  @Parameters(arity = "0..*", paramLabel = "TEXT|FILE",
      description = {"What a code says: an address, or what follows /C/ in it. A hyphen reads lines from standard input.",
          "Or files: proofs, receipts, checkpoints."})
  List<String> given = new ArrayList<>();

  @Mixin VerifyAll everything = new VerifyAll();

  @Override
  public Integer call() throws IOException {
    if (everything.wanted) {
      return everything.run(spec);
    }
    if (given.isEmpty()) {
      throw new StartFailure("Say what to check: --all, files, or --keys with a file of keys and what the code says.");
    }
    return given.stream().anyMatch(VerifyCommand::isFile) ? files() : code();
  }

  /** Whoever checks brings the keys: one that came with the files would prove nothing. */
  private int files() {
    List<NoteKey> keys = new ArrayList<>();
    for (String vkey : vkeys) {
      try {
        keys.add(NoteKey.read(vkey));
      } catch (IllegalArgumentException none) {
        throw new StartFailure("What follows --key is no key of a log (" + none.getMessage() + "): give a line of the registry's /log/keys.", none);
      }
    }
    file.ifPresent(named -> keys.addAll(LogKeyFile.read(named)));
    if (keys.isEmpty()) {
      throw new StartFailure("Say by which keys: --key with a line of the registry's /log/keys, or --keys with a file of them.");
    }
    String missing = given.stream().filter(name -> !isFile(name)).findFirst().orElse("");
    if (!missing.isEmpty()) {
      throw new StartFailure("There is no file " + missing + ".");
    }
    return new VerifyFile(keys, spec.commandLine().getOut()).check(given.stream().map(Path::of).toList(), consistency) ? 0 : NOT_GENUINE;
  }

  private static boolean isFile(String text) {
    try {
      return Files.isRegularFile(Path.of(text));
    } catch (InvalidPathException none) {
      return false;
    }
  }

  private int code() throws IOException {
    if (file.isEmpty()) {
      throw new ParameterException(spec.commandLine(),
          "There is no file " + given.getFirst() + ". To check a code, save the registry's /.well-known/fuma-keys.json and give it with --keys.");
    }
    if (given.size() > 1) {
      throw new ParameterException(spec.commandLine(), "One code at a time; many are read from standard input, a line each, with a hyphen in place of the code.");
    }
    PublishedKeys keys = keys(file.get());
    String text = given.getFirst();
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

  private static PublishedKeys keys(Path file) {
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
