package org.fuma.roster;

import jakarta.inject.Singleton;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.fuma.ledger.Ledger;
import org.fuma.ledger.Sealed;
import org.fuma.store.Ids;

/** Writes down what becomes of an import: a step and its ledger entry, in the running transaction. */
@Singleton
class RosterNotes {

  private static final String OBJECT = "roster";

  private final RosterRepository repository;
  private final Ledger ledger;

  RosterNotes(RosterRepository repository, Ledger ledger) {
    this.repository = repository;
    this.ledger = ledger;
  }

  /** Notes an event; {@code more} is what is to be said of it besides which file it is. */
  void note(long actor, String event, long roster, byte[] sha256, Map<String, ?> more) {
    Map<String, Object> facts = new TreeMap<>(more);
    facts.put("roster", Ids.show(roster));
    facts.put("event", event);
    facts.put("sha256", HexFormat.of().formatHex(sha256));
    Sealed step = ledger.append("roster." + event, OBJECT, roster, actor, facts);
    repository.step(step, roster, event, repository.write(facts), actor);
  }

  /** The numbers of a job as facts. */
  static Map<String, Object> numbers(Map<String, Long> counts) {
    Map<String, Object> facts = new TreeMap<>();
    counts.forEach((name, count) -> facts.put(name, count.intValue()));
    return facts;
  }
}
