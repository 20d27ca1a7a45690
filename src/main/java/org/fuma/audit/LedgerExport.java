package org.fuma.audit;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fuma.access.Actor;
import org.fuma.access.Export;
import org.fuma.access.Exportable;
import org.fuma.access.Permission;
import org.fuma.store.Ids;
import org.fuma.store.Time;
import org.fuma.web.Form;
import org.fuma.web.Option;
import org.fuma.web.Words;

/** The entries as a file, without the confidential ones. */
@Singleton
final class LedgerExport implements Exportable {

  private final LedgerBook book;

  LedgerExport(LedgerBook book) {
    this.book = book;
  }

  @Override
  public String name() {
    return "ledger-entries";
  }

  @Override
  public boolean openTo(Actor actor) {
    return actor.may(Permission.LEDGER_READ);
  }

  @Override
  public List<String> fields() {
    return LedgerFilter.FIELDS;
  }

  @Override
  public String page(Form filter) {
    return LedgerPages.list(LedgerFilter.filled(filter, LedgerFilter.FIELDS));
  }

  @Override
  public Export open(Actor by, Form filter, Words words) {
    by.require(Permission.LEDGER_READ);
    LedgerFilter narrowed = book.read(filter);
    List<Option> said = new ArrayList<>();
    for (Map.Entry<String, String> field : LedgerFilter.filled(filter, LedgerFilter.FIELDS).entrySet()) {
      String value = field.getKey().equals("kind") ? EntryKinds.say(words, field.getValue()) : field.getValue();
      said.add(new Option(value, words.say("audit." + field.getKey())));
    }
    return new Export(
        List.of(
            words.say("audit.at"), words.say("audit.kind"), words.say("audit.kind-written"), words.say("audit.object-kind"), words.say("audit.object"),
            words.say("audit.account"), words.say("audit.entry")),
        said,
        Export.paged(
            (below, most) -> book.list(by, narrowed, below, most),
            LedgerRow::entry,
            row ->
                List.of(
                    Time.exact(row.at()),
                    EntryKinds.say(words, row.kind()),
                    row.kind(),
                    EntryKinds.sayObject(words, row.objectKind()),
                    Ids.show(row.object()),
                    row.actor().orElse(words.say("audit.nobody")),
                    Ids.show(row.entry()))));
  }
}
