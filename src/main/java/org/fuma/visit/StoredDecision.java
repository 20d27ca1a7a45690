package org.fuma.visit;

import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fuma.rule.EntryDecision;

/** A decision as it is stored with a visit or a party, in the facts of its ledger entry. */
@Singleton
class StoredDecision {

  private static final String REASONS = "reasons";

  private final ObjectMapper json;

  StoredDecision(ObjectMapper json) {
    this.json = json;
  }

  /** The reasons one after the other, five texts each, as the ledger has them. */
  static List<String> reasons(EntryDecision decision) {
    return decision.reasons().stream()
        .flatMap(reason -> List.of(reason.rule(), reason.severity().name(), reason.zh(), reason.en(), reason.source()).stream()).toList();
  }

  /** The facts of a visit's decision; none of a visit from before there were decisions. */
  Map<String, Object> ofVisit(String stored) {
    return facts(stored, true);
  }

  /** The facts of the decision on an authority that joined. */
  Map<String, Object> ofParty(String stored) {
    return facts(stored, false);
  }

  private Map<String, Object> facts(String stored, boolean visit) {
    Map<String, Object> facts = new HashMap<>();
    try {
      if (stored != null) {
        EntryDecision decision = json.readValue(stored, EntryDecision.class);
        facts.put(REASONS, reasons(decision));
        facts.put("decision", decision.verdict().name());
        facts.put("rules", (long) decision.rules());
        if (visit) {
          facts.put("overridden", decision.overridden());
        }
      }
    } catch (IOException | RuntimeException unreadable) {
      // No list, so that it is no decision's.
      facts.put(REASONS, "cannot be read");
    }
    return facts;
  }
}
