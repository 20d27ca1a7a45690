package org.fuma.enterprise;

import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.fuma.store.Ids;

/** What a step of a firm says, as the ledger commits to it. */
final class EnterpriseFacts {

  private EnterpriseFacts() {}

  /** The facts; contact and telephone only as their salted hash, and only where the step set them. */
  static Map<String, Object> of(
      long id, Uscc uscc, Instant enrolledAt, EnterpriseState state, Particulars is, Optional<byte[]> contentHash, String reason) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("enterprise", Ids.show(id));
    facts.put("uscc", uscc.value());
    facts.put("enrolledAt", enrolledAt.toString());
    facts.put("state", state.name());
    facts.put("name", is.name());
    facts.put("district", is.district().map(District::code).orElse(null));
    facts.put("address", is.address());
    facts.put("batch", is.batch());
    facts.put("grade", is.grade().map(Grade::name).orElse(null));
    facts.put("liaison", is.liaison().map(Ids::show).orElse(null));
    facts.put("contact", contentHash.map(HexFormat.of()::formatHex).orElse(null));
    facts.put("reason", reason);
    return facts;
  }
}
