package org.fuma.ledger;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

/** Writes the ledger's table; there is nothing to change or delete in it. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface LedgerRepository extends GenericRepository<LedgerEntry, Long> {

  LedgerEntry save(LedgerEntry entry);
}
