package org.fuma.browser;

import java.util.List;
import java.util.function.BiConsumer;
import org.fuma.City;
import org.fuma.browser.PageList.Seen;
import org.fuma.store.Ids;
import org.fuma.store.Sql;

/** The auditor's pages of the ledger, with something to see on each. */
final class LedgerPagesSeen {

  private static final String LIST = "/ledger";
  private static final String LIFE = "/ledger/objects/{kind}/{id}";

  /** Gives the auditor's pages. */
  void each(String firm, String visit, BiConsumer<String, List<Seen>> add) {
    String entry = City.get().bean(Sql.class)
        .first(row -> Ids.show(row.getLong(1)), "SELECT id FROM ledger_entry WHERE object_kind = 'visit' AND object_id = ? ORDER BY id LIMIT 1",
            Ids.read(visit).orElseThrow()).orElseThrow();
    add.accept("auditor", List.of(
        new Seen(LIST, "/ledger"), new Seen(LIST, "/ledger?kind=visit.logged"), new Seen(LIST, "/ledger?kind=nonsense&object=x&from=2026-02-02&to=2026-02-01"),
        new Seen("/ledger/days", "/ledger/days"), new Seen("/ledger/days", "/ledger/days?from=2020-01-01"),
        new Seen(LIFE, "/ledger/objects/enterprise/" + firm), new Seen(LIFE, "/ledger/objects/visit/" + visit),
        new Seen("/ledger/entries/{id}", "/ledger/entries/" + entry), new Seen("/ledger/verifications", "/ledger/verifications"),
        new Seen("/exports/{list}", "/exports/ledger-entries?kind=visit.logged"), new Seen("/exports/{list}", "/exports/ledger-days")));
  }
}
