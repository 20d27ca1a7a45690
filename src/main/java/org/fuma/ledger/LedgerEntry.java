package org.fuma.ledger;

import java.time.Instant;
import java.util.HexFormat;
import java.util.HashMap;
import java.util.Map;
import org.fuma.store.Hashes;
import org.fuma.store.Ids;

/**
 * One change of one record, as the ledger keeps it.
 *
 * @param form       how the facts were written down before they were hashed; fixed for ever for each number
 * @param commitment SHA-256 over the record's salt and the canonical JSON (RFC 8785) of its facts
 */
public record LedgerEntry(
    long id,
    Instant at,
    String kind,
    String objectKind,
    long objectId,
    long actorId,
    String requestId,
    int form,
    byte[] commitment) {

  /** The header as it is hashed and as a proof shows it: all of the entry, so that none of it can be changed alone. */
  public Map<String, Object> header() {
    Map<String, Object> header = new HashMap<>();
    header.put("id", Ids.show(id));
    header.put("at", at.toString());
    header.put("kind", kind);
    header.put("objectKind", objectKind);
    header.put("object", Ids.show(objectId));
    header.put("actor", Ids.show(actorId));
    header.put("request", requestId);
    header.put("form", form);
    header.put("commitment", HexFormat.of().formatHex(commitment));
    return header;
  }

  /** SHA-256 over the canonical header: 32 bytes, all that the public log shows of the entry. Without the commitment they tell nothing. */
  public byte[] hash() {
    return Hashes.sha256(Canonical.json(header()));
  }
}
