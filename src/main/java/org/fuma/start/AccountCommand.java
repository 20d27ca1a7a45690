package org.fuma.start;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fuma.access.AccountAct;
import org.fuma.access.AccountLife;
import org.fuma.access.AccountLinks;
import org.fuma.access.AccountMove;
import org.fuma.access.Accounts;
import org.fuma.access.Actor;
import org.fuma.access.MadeAccount;
import org.fuma.access.Role;
import org.fuma.access.SecurityEvents;
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

/** Accounts from the command line: the first administrator of an empty registry, a new link for a lost password or phone, and the unlocking of a locked account. */
@Command(name = "account", description = "Makes accounts and one-time links, unlocks accounts.", mixinStandardHelpOptions = true)
final class AccountCommand {

  @Spec CommandSpec spec;

  /** Makes an account of the city's own offices; officials' and firms' accounts are made on the pages, where their authority or firm is. */
  @Command(description = "Makes an account and prints its one-time link.", mixinStandardHelpOptions = true)
  int create(
      @Parameters(paramLabel = "NAME", description = "The name to sign in with.") String username,
      @Option(names = "--name", description = "The person's name; the sign-in name when absent.") String displayName,
      @Option(names = "--role", description = "ADMINISTRATOR (the default), SUPERVISOR or AUDITOR.") Role role) {
    Role asked = role == null ? Role.ADMINISTRATOR : role;
    if (asked.ofAuthority() || asked == Role.ENTERPRISE) {
      throw new StartFailure("Accounts of officials and firms are made by an administrator on the pages.");
    }
    try (Service service = Service.start()) {
      Accounts.NewAccount account =
          new Accounts.NewAccount(
              username, displayName == null ? username : displayName, Set.of(asked), Optional.empty(), Optional.empty(), Optional.empty());
      CommandReceipts receipts = receipts(service);
      print(service.bean(Accounts.class).create(Actor.system(), account, Optional.empty()));
      record(service, AccountAct.CREATED, username);
      print(receipts, named(service, username));
      return 0;
    } catch (Failure refused) {
      throw new StartFailure(inWords(refused));
    }
  }

  /** Makes another link for an account. */
  @Command(description = "Prints a new one-time link for an account.", mixinStandardHelpOptions = true)
  int link(
      @Parameters(paramLabel = "NAME", description = "The name to sign in with.") String username,
      @Option(names = {"--lost-phone", "--reset-factors"}, description = "Using the link takes the second factors away: the phone is lost too.") boolean lostPhone) {
    try (Service service = Service.start()) {
      CommandReceipts receipts = receipts(service);
      print(service.bean(AccountLinks.class).make(Actor.system(), named(service, username), lostPhone, "", Optional.empty()));
      record(service, AccountAct.LINKED, username);
      print(receipts, named(service, username));
      return 0;
    } catch (Failure refused) {
      throw new StartFailure(inWords(refused));
    }
  }

  /** Opens a locked account again, when no administrator is left who could. */
  @Command(description = "Unlocks a locked account.", mixinStandardHelpOptions = true)
  int unlock(
      @Parameters(paramLabel = "NAME", description = "The name to sign in with.") String username,
      @Option(names = "--reason", defaultValue = "Unlocked by the operator", description = "Why; it is recorded.") String reason) {
    try (Service service = Service.start()) {
      CommandReceipts receipts = receipts(service);
      service.bean(AccountLife.class).move(Actor.system(), named(service, username), AccountMove.UNLOCK, reason);
      record(service, AccountAct.UNLOCKED, username);
      print(receipts, named(service, username));
      return 0;
    } catch (Failure refused) {
      throw new StartFailure(inWords(refused));
    }
  }

  /** Nobody consents to what the operator does: it stands among the security events. */
  private static void record(Service service, AccountAct act, String username) {
    service.bean(SecurityEvents.class).record(
        new SecurityEvents.Origin(Optional.empty(), "-", "-"), act.event(), "account=" + Ids.show(named(service, username)), "command-line");
  }

  private static long named(Service service, String username) {
    return service.bean(Accounts.class).named(username)
        .orElseThrow(() -> new StartFailure("There is no account named \"" + username + "\"."));
  }

  private void print(MadeAccount account) {
    spec.commandLine().getOut().println(account.link());
  }

  private CommandReceipts receipts(Service service) {
    return new CommandReceipts(service, spec.commandLine().getOut());
  }

  private static void print(CommandReceipts receipts, long account) {
    receipts.print("account", account, Actor.SYSTEM_ACCOUNT, "account.");
  }

  private static String inWords(Failure refused) {
    if (refused instanceof Failure.Invalid invalid && !invalid.fields().isEmpty()) {
      Map.Entry<String, Message> first = invalid.fields().entrySet().iterator().next();
      return first.getKey() + ": " + Words.EN.say(first.getValue());
    }
    return Words.EN.say(refused.said());
  }
}
