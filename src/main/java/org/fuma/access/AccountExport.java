package org.fuma.access;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Collectors;
import org.fuma.web.Form;
import org.fuma.web.Words;

/** The list of accounts as a file. */
@Singleton
final class AccountExport implements Exportable {

  private final Accounts accounts;

  AccountExport(Accounts accounts) {
    this.accounts = accounts;
  }

  @Override
  public String name() {
    return "accounts";
  }

  @Override
  public boolean openTo(Actor actor) {
    return actor.may(Permission.ACCOUNT_READ);
  }

  @Override
  public List<String> fields() {
    return List.of();
  }

  @Override
  public String page(Form filter) {
    return "/accounts";
  }

  @Override
  public Export open(Actor by, Form filter, Words words) {
    by.require(Permission.ACCOUNT_READ);
    return new Export(
        List.of(
            words.say("accounts.username"), words.say("accounts.display-name"), words.say("accounts.roles"),
            words.say("accounts.state")),
        List.of(),
        Export.paged(
            (below, most) -> accounts.list(by, below, most),
            AccountRow::id,
            row ->
                List.of(
                    row.username(),
                    row.displayName(),
                    row.roles().stream().sorted().map(words::say).collect(Collectors.joining(" / ")),
                    words.say(row.state()))));
  }
}
