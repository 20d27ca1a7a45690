package org.fuma.quiet;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.fuma.City;
import org.fuma.Reply;
import org.fuma.access.Spies;
import org.fuma.ledger.Confidential;
import org.fuma.ledger.Ledger;
import org.fuma.ledger.Placing;
import org.fuma.store.Sql;
import org.fuma.store.Transactions;

/** What the public log and the auditor's pages show of the tree: it grows with whatever is recorded, and by itself besides. */
final class Growth {

  private static final List<String> PUBLIC =
      List.of("/log", "/log/checkpoint", "/log/keys", "/log/consistency?from=0&to=1", "/log/tile/0/000.p/1", "/log/tile/entries/000.p/1");

  private final Spies spies;
  private final List<String> wrong = new ArrayList<>();

  Growth(Spies spies) {
    this.spies = spies;
  }

  /** Waits until everything that was recorded has its place. */
  static void settled() {
    Placing.until(City.get(), () -> City.get().bean(Sql.class).list(row -> 1, "SELECT 1 FROM ledger_pending LIMIT 1").isEmpty());
  }

  /** Appends what records nothing, as the service does by itself now and then. */
  void blank() {
    City city = City.get();
    city.bean(Transactions.class).run(() -> city.bean(Ledger.class).appendUnnamed(Confidential.BLANK, "ledger", 0, Map.of()));
  }

  /** Which paths change by an act; notes what changes in them besides the tree. */
  Set<String> changedBy(Runnable act) {
    settled();
    Map<String, Reply> before = look();
    act.run();
    settled();
    Map<String, Reply> after = look();
    wrong.addAll(Crawl.differences(shown(before, Plain::of), shown(after, Plain::of)));
    Map<String, String> was = shown(before, Plain::whole);
    return shown(after, Plain::whole).entrySet().stream().filter(one -> !one.getValue().equals(was.get(one.getKey()))).map(Map.Entry::getKey)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** What changed besides the tree. */
  List<String> wrong() {
    return wrong;
  }

  private Map<String, Reply> look() {
    Map<String, Reply> seen = new LinkedHashMap<>();
    PUBLIC.forEach(path -> seen.put("NOBODY GET " + path, City.get().anyone().page(path)));
    spies.looks().stream().filter(look -> look.who().equals("AUDITOR") && look.template().contains("/ledger"))
        .forEach(look -> seen.put("AUDITOR GET " + look.path(), look.look()));
    return seen;
  }

  private static Map<String, String> shown(Map<String, Reply> seen, Function<Reply, String> how) {
    Map<String, String> shown = new LinkedHashMap<>();
    seen.forEach((path, reply) -> shown.put(path, how.apply(reply)));
    return shown;
  }
}
