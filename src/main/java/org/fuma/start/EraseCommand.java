package org.fuma.start;

import java.io.Console;
import java.io.PrintWriter;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.fuma.access.Accounts;
import org.fuma.access.Actor;
import org.fuma.access.Actors;
import org.fuma.access.Role;
import org.fuma.erasure.Erasable;
import org.fuma.erasure.Erasing;
import org.fuma.erasure.Order;
import org.fuma.ledger.ErasureGround;
import org.fuma.settings.StartFailure;
import org.fuma.store.Ids;
import org.fuma.web.Failure;
import org.fuma.web.Words;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Erases personal text that the law wants gone, under the one account of the database that can; a service may run beside it. */
@Command(
    name = "erase",
    description = "Erases personal text for ever, and records that it did.",
    mixinStandardHelpOptions = true,
    exitCodeOnInvalidInput = EraseCommand.USAGE,
    footer = {"",
        "WHAT: firm (its contacts), complaint (all its words and files), caller (name and telephone of who complained at a plaque),",
        "rating (its words; by its visit’s number too), visit (its remarks and files), official (photographs), file (an attachment), or a table of texts, as",
        "complaint_note_content, for one row of it.",
        "Grounds (Personal Information Protection Law, Art. 47): PURPOSE_OVER, STORAGE_OVER, CONSENT_WITHDRAWN, UNLAWFUL, ORDERED, OTHER_LAW.",
        "Neither the command nor anybody can bring back what it erases; backups of before still hold it until they are overwritten."})
final class EraseCommand implements Callable<Integer> {

  static final int USAGE = 78;

  private static final String CONFIRMED = "erase";
  private static final Set<Role> ANSWERING = Set.of(Role.ADMINISTRATOR, Role.SUPERVISOR);

  @Spec CommandSpec spec;

  @Parameters(index = "0", paramLabel = "WHAT", description = "What belongs together, or a table; see below.")
  String what;

  @Parameters(index = "1", paramLabel = "ID", description = "Its number of 13 characters, as addresses of pages have it.")
  String id;

  @Option(names = "--ground", required = true, paramLabel = "GROUND", description = "Why it is lawful; see below.")
  ErasureGround ground;

  @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Which request or decision it follows, without personal data.")
  String reason;

  @Option(names = "--by", required = true, paramLabel = "NAME",
      description = "The sign-in name of the administrator or supervisor who answers for it.")
  String by;

  @Option(names = "--dry-run", description = "Only says what would be erased.")
  boolean dryRun;

  @Option(names = "--yes", description = "Does not ask again.")
  boolean yes;

  /** Whose words they were. */
  private record Owner(String kind, long id) {}

  @Override
  public Integer call() {
    long number = Ids.read(id).orElseThrow(() -> new StartFailure("\"" + id + "\" is no number of 13 characters."));
    if (!dryRun && !yes && System.console() == null) {
      throw new StartFailure("Nobody can be asked here: say --yes, or --dry-run to see what would be erased.");
    }
    try (Service service = Service.erasing()) {
      Order order = new Order(what, number, ground, reason.strip(), answering(service));
      Erasing erasing = service.bean(Erasing.class);
      List<Erasable> planned = erasing.plan(order);
      PrintWriter out = spec.commandLine().getOut();
      planned.forEach(out::println);
      if (planned.isEmpty()) {
        out.println("Nothing is left to erase.");
      } else if (dryRun) {
        out.println("Only a trial: nothing was erased. It would be " + planned.size() + " in all.");
      } else if (confirmed(planned.size())) {
        CommandReceipts receipts = new CommandReceipts(service, out);
        List<Erasable> erased = erasing.erase(order);
        out.println("Erased: " + erased.size() + " in all; the ledger says so.");
        erased.stream().map(row -> new Owner(row.objectKind(), row.object())).distinct()
            .forEach(owner -> receipts.print(owner.kind(), owner.id(), order.by(), "content.erased"));
      } else {
        out.println("Nothing was erased.");
      }
      return 0;
    } catch (Failure.NotFound none) {
      throw new StartFailure("There is nothing of \"" + what + "\" under the number " + id + ".");
    } catch (Failure refused) {
      throw new StartFailure(Words.EN.say(refused.said()));
    }
  }

  private long answering(Service service) {
    return service.bean(Accounts.class).named(by)
        .flatMap(account -> service.bean(Actors.class).find(account))
        .filter(actor -> actor.roles().stream().anyMatch(ANSWERING::contains))
        .map(Actor::account)
        .orElseThrow(() -> new Failure.Conflict("erasure.who"));
  }

  private boolean confirmed(int count) {
    if (yes) {
      return true;
    }
    Console console = System.console();
    return console != null && CONFIRMED.equals(console.readLine("These %d rows go for ever. Type %s to go on: ", count, CONFIRMED));
  }
}
