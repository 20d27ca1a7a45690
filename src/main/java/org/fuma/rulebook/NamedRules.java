package org.fuma.rulebook;

import jakarta.inject.Singleton;
import java.util.List;
import org.fuma.ledger.Named;
import org.fuma.ledger.NamedObjects;

/** What versions of the rules and calendars are called in the ledger: by their numbers. */
@Singleton
final class NamedRules implements Named {

  @Override
  public List<NamedObjects> named() {
    return List.of(
        new NamedObjects(
            "rules", "SELECT version_number AS id, CAST(version_number AS CHAR) AS name, NULL AS within FROM rule_version WHERE version_number IN (%s)",
            "/rules/{number}"),
        new NamedObjects(
            "calendar", "SELECT DISTINCT year_number AS id, CAST(year_number AS CHAR) AS name, NULL AS within FROM calendar_year WHERE year_number IN (%s)",
            "/rules/calendar"));
  }
}
