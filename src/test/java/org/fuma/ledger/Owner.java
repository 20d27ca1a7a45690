package org.fuma.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.fuma.City;

/** Single statements of the account that owns the schema. */
final class Owner {

  private Owner() {}

  /** Runs one that changes something. */
  static void run(City city, String statement, Object... arguments) throws SQLException {
    try (Connection owner = city.database().asOwner(); PreparedStatement prepared = owner.prepareStatement(statement)) {
      for (int i = 0; i < arguments.length; i++) {
        prepared.setObject(i + 1, arguments[i] instanceof Instant moment ? LocalDateTime.ofInstant(moment, ZoneOffset.UTC) : arguments[i]);
      }
      assertThat(prepared.executeUpdate()).as(statement).isPositive();
    }
  }
}
