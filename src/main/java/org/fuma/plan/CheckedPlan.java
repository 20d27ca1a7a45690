package org.fuma.plan;

import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fuma.store.Hashes;
import org.fuma.store.Ids;

/**
 * A plan whose items are its authority's and whose firms were found.
 *
 * @param firms their ids, sorted
 */
record CheckedPlan(NewPlan asked, List<Long> firms) {

  /** What the ledger is told; firms, of which there may be thousands, as their number and the hash of their ids, a line each. */
  Map<String, Object> facts(long plan, long authority, int number) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("plan", Ids.show(plan));
    facts.put("authority", Ids.show(authority));
    facts.put("number", number);
    facts.put("name", asked.name());
    facts.put("kind", asked.kind().name());
    facts.put("from", asked.from().toString());
    facts.put("until", asked.until().toString());
    facts.put("perFirm", asked.perFirm());
    facts.put("district", asked.chosen().map(FirmChoice::district).orElse(null));
    facts.put("batch", asked.chosen().map(FirmChoice::batch).orElse(null));
    facts.put("grade", asked.chosen().map(FirmChoice::grade).orElse(null));
    facts.put("items", asked.items().stream().map(Ids::show).toList());
    facts.put("firms", firms.size());
    facts.put("firmsHash", hash(firms));
    return facts;
  }

  /** SHA-256 over the firms' ids as shown, a line each, in hexadecimal digits. */
  static String hash(List<Long> firms) {
    return HexFormat.of().formatHex(Hashes.sha256(String.join("\n", firms.stream().map(Ids::show).toList())));
  }
}
