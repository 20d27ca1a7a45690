package org.fuma.ledger;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/**
 * One change of one record, as the ledger keeps it.
 *
 * @param form       how the facts were written down before they were hashed; fixed for ever for each number
 * @param commitment SHA-256 over the record's salt and the canonical JSON (RFC 8785) of its facts
 */
@MappedEntity("ledger_entry")
record LedgerEntry(
    @Id long id,
    Instant at,
    String kind,
    String objectKind,
    long objectId,
    long actorId,
    String requestId,
    int form,
    byte[] commitment) {}
