package org.fuma.code;

import jakarta.inject.Singleton;
import java.util.List;
import org.fuma.ledger.Named;
import org.fuma.ledger.NamedObjects;

/** What codes are called in the ledger; a key's number there is its two characters read in base 36. */
@Singleton
final class NamedCodes implements Named {

  @Override
  public List<NamedObjects> named() {
    return List.of(
        new NamedObjects(
            "code", "SELECT id, serial_number AS name, enterprise_id AS within FROM protection_code WHERE id IN (%s)", "/enterprises/{within}"),
        new NamedObjects(
            "code-key", "SELECT CAST(CONV(id, 36, 10) AS SIGNED) AS id, id AS name, NULL AS within FROM code_key WHERE CAST(CONV(id, 36, 10) AS SIGNED) IN (%s)", ""));
  }
}
