package org.fuma.enterprise;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.fuma.ledger.Sealed;
import org.fuma.store.Sql;

/** Where firms are, in the tables. */
@Singleton
class PlaceRepository {

  private final Sql sql;

  PlaceRepository(Sql sql) {
    this.sql = sql;
  }

  /** Degrees to a tenth of a metre. */
  static BigDecimal degrees(double number) {
    return BigDecimal.valueOf(number).setScale(6, RoundingMode.HALF_UP);
  }

  /** The columns {@code latitude} and {@code longitude} of a head. */
  static Optional<Place> place(ResultSet row) throws SQLException {
    BigDecimal latitude = row.getBigDecimal("latitude");
    return latitude == null
        ? Optional.empty()
        : Optional.of(new Place(latitude.doubleValue(), row.getBigDecimal("longitude").doubleValue()));
  }

  void move(long firm, Place place) {
    sql.run("UPDATE enterprise_head SET latitude = ?, longitude = ?, version = version + 1 WHERE id = ?",
        degrees(place.latitude()), degrees(place.longitude()), firm);
  }

  void step(long firm, Place place, Datum datum, Place given, Sealed step, long actor) {
    sql.run(
        "INSERT INTO enterprise_place (id, salt, enterprise_id, latitude, longitude, datum, given_latitude, given_longitude, actor_id, at)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        step.id(), step.salt(), firm, degrees(place.latitude()), degrees(place.longitude()), datum, degrees(given.latitude()),
        degrees(given.longitude()), actor, step.at());
  }

  /** The latest first. */
  List<PlaceStep> steps(long firm, int most) {
    return sql.list(
        row -> new PlaceStep(
            place(row).orElseThrow(),
            Datum.valueOf(row.getString("datum")),
            new Place(row.getDouble("given_latitude"), row.getDouble("given_longitude")),
            row.getString("actor"),
            Sql.instant(row, "at")),
        "SELECT p.latitude, p.longitude, p.datum, p.given_latitude, p.given_longitude, p.at, COALESCE(a.display_name, '') AS actor"
            + " FROM enterprise_place p LEFT JOIN account a ON a.id = p.actor_id WHERE p.enterprise_id = ? ORDER BY p.id DESC LIMIT ?",
        firm, most);
  }
}
