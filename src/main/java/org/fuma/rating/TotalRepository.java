package org.fuma.rating;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.fuma.store.Ids;
import org.fuma.store.Salted;
import org.fuma.store.Sql;
import org.fuma.store.Vault;

/** The rows of totals. */
@Singleton
class TotalRepository {

  static final String PLACE = "rating-total:";

  private final Sql sql;
  private final Vault vault;

  TotalRepository(Sql sql, Vault vault) {
    this.sql = sql;
    this.vault = vault;
  }

  void insert(long id, AuthorityQuarter of, LocalDate day, byte[] salt, Total total) {
    sql.run("INSERT INTO rating_total (id, authority_id, quarter_no, counted_on, published, sealed) VALUES (?, ?, ?, ?, ?, ?)",
        id, of.authority(), of.quarter().code(), day, total.published(), new Salted(salt, total.write()).seal(vault, PLACE + Ids.show(id)));
  }

  /** What has been counted up to that quarter. */
  Set<AuthorityQuarter> counted(Quarter last) {
    return sql.list(row -> new AuthorityQuarter(row.getLong(1), Quarter.of(row.getInt(2))),
        "SELECT authority_id, quarter_no FROM rating_total WHERE quarter_no <= ?", last.code()).stream().collect(Collectors.toSet());
  }

  /** The totals of that authority by quarter. */
  Map<Quarter, Total> of(long authority) {
    return sql.list(
            row -> Map.entry(Quarter.of(row.getInt("quarter_no")), open(row.getLong("id"), row.getBytes("sealed"))),
            "SELECT id, quarter_no, sealed FROM rating_total WHERE authority_id = ?", authority).stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** The totals of these authorities in that quarter. */
  Map<Long, Total> in(Quarter quarter, Collection<Long> authorities) {
    if (authorities.isEmpty()) {
      return Map.of();
    }
    List<Object> arguments = new ArrayList<>(List.of(quarter.code()));
    arguments.addAll(authorities);
    return sql.list(
            row -> Map.entry(row.getLong("authority_id"), open(row.getLong("id"), row.getBytes("sealed"))),
            "SELECT id, authority_id, sealed FROM rating_total WHERE quarter_no = ? AND authority_id IN ("
                + String.join(", ", Collections.nCopies(authorities.size(), "?")) + ")",
            arguments.toArray()).stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private Total open(long id, byte[] sealed) {
    return Total.read(Salted.open(vault, PLACE + Ids.show(id), sealed).text());
  }
}
