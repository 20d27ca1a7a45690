package org.fuma.enterprise;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.fuma.access.FirmNames;
import org.fuma.store.Sql;

/** Tells firms' names to the room of accounts. */
@Singleton
final class RegisteredNames implements FirmNames {

  private final Sql sql;

  RegisteredNames(Sql sql) {
    this.sql = sql;
  }

  @Override
  public List<String> of(Collection<Long> enterprises) {
    return enterprises.isEmpty()
        ? List.of()
        : sql.list(
            row -> row.getString(1),
            "SELECT name FROM enterprise_head WHERE id IN (" + String.join(", ", Collections.nCopies(enterprises.size(), "?")) + ")",
            enterprises.toArray());
  }
}
