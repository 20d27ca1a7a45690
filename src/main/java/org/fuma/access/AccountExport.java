package org.fuma.access;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.fuma.web.Form;
import org.fuma.web.Option;
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
    return AccountPages.FILTERS;
  }

  @Override
  public String page(Form filter) {
    return AccountPages.first(filter);
  }

  @Override
  public Export open(Actor by, Form filter, Words words) {
    by.require(Permission.ACCOUNT_READ);
    AccountFilter narrowed = AccountFilter.read(filter.text("role"), filter.text("state"), filter.text("name"));
    return new Export(
        List.of(
            words.say("accounts.username"), words.say("accounts.display-name"), words.say("accounts.roles"),
            words.say("accounts.state")),
        inWords(narrowed, words),
        Export.paged(
            (below, most) -> accounts.list(by, narrowed, below, most),
            AccountRow::id,
            row ->
                List.of(
                    row.username(),
                    row.displayName(),
                    row.roles().stream().sorted().map(words::say).collect(Collectors.joining(" / ")),
                    words.say(row.state()))));
  }

  private static List<Option> inWords(AccountFilter filter, Words words) {
    List<Option> narrowed = new ArrayList<>();
    if (!filter.name().isEmpty()) {
      narrowed.add(new Option(words.say("accounts.name-begins"), filter.name()));
    }
    filter.role().ifPresent(role -> narrowed.add(new Option(words.say("accounts.roles"), words.say(role))));
    filter.state().ifPresent(state -> narrowed.add(new Option(words.say("accounts.state"), words.say(state))));
    return narrowed;
  }
}
