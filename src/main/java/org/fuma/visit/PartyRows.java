package org.fuma.visit;

import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.fuma.ledger.Sealed;
import org.fuma.rule.Basis;
import org.fuma.rule.EntryDecision;
import org.fuma.store.Sql;

/** The rows of the authorities that came to a joint visit besides the one that leads it. */
@Singleton
class PartyRows {

  private final Sql sql;
  private final ObjectMapper json;

  PartyRows(Sql sql, ObjectMapper json) {
    this.sql = sql;
    this.json = json;
  }

  /** True when the authority was admitted to the joint visit. */
  boolean joined(long visit, long authority) {
    return sql.first(row -> row.getLong(1), "SELECT id FROM visit_party WHERE visit_id = ? AND authority_id = ? AND joined = 1", visit, authority).isPresent();
  }

  /** The authority that was admitted to the visit with that official among its people. */
  Optional<Long> authorityOf(long visit, long official) {
    return sql.first(
        row -> row.getLong(1),
        "SELECT p.authority_id FROM visit_party p JOIN visit_party_official o ON o.party_id = p.id WHERE p.visit_id = ? AND p.joined = 1 AND o.official_id = ?",
        visit, official);
  }

  /** Every authority that came to the visit, admitted or refused, in the order in which they came. */
  List<PartyCore> of(long visit) {
    return sql.list(this::read, "SELECT * FROM visit_party WHERE visit_id = ? ORDER BY id", visit);
  }

  /** The authorities whose result of the visit is on record. */
  Set<Long> concluded(long visit) {
    return new HashSet<>(sql.list(row -> row.getLong(1), "SELECT authority_id FROM visit_conclusion WHERE visit_id = ?", visit));
  }

  Optional<PartyCore> find(long party) {
    return sql.first(this::read, "SELECT * FROM visit_party WHERE id = ?", party);
  }

  List<Long> officials(long party) {
    return sql.list(row -> row.getLong(1), "SELECT official_id FROM visit_party_official WHERE party_id = ? ORDER BY position", party);
  }

  List<Long> items(long party) {
    return sql.list(row -> row.getLong(1), "SELECT item_id FROM visit_party_item WHERE party_id = ? ORDER BY item_id", party);
  }

  void add(PartyCore party, List<Long> officials, List<Long> items, Sealed step) {
    Declared said = party.declared();
    sql.run(
        "INSERT INTO visit_party (id, entry_id, salt, visit_id, authority_id, joined, basis, reference, plan_id, serious_harm, decision, reasons,"
            + " rules_number, counts_as, count_in_year, actor_id, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        party.id(), step.id(), step.salt(), party.visit(), party.authority(), party.joined() ? Optional.of(1) : Optional.empty(), said.basis(),
        said.reference(), said.plan(), said.seriousHarm() ? 1 : 0, party.decision().verdict(), write(party.decision()), party.decision().rules(),
        party.countsAs(), party.countInYear(), party.actor(), party.at());
    sql.batch("INSERT INTO visit_party_official (party_id, official_id, position) VALUES (?, ?, ?)",
        IntStream.range(0, officials.size()).mapToObj(i -> new Object[] {party.id(), officials.get(i), i}).toList());
    sql.batch("INSERT INTO visit_party_item (party_id, item_id) VALUES (?, ?)",
        items.stream().map(item -> new Object[] {party.id(), item}).toList());
  }

  private PartyCore read(ResultSet row) throws SQLException {
    int count = row.getInt("count_in_year");
    Optional<Integer> countInYear = row.wasNull() ? Optional.empty() : Optional.of(count);
    return new PartyCore(
        row.getLong("id"),
        row.getLong("visit_id"),
        row.getLong("authority_id"),
        new Declared(
            Basis.valueOf(row.getString("basis")), row.getString("reference"), Sql.optionalId(row, "plan_id"), Optional.empty(), 0, Optional.empty(), "",
            row.getBoolean("serious_harm")),
        decision(row.getString("reasons")),
        CountsAs.valueOf(row.getString("counts_as")),
        countInYear,
        row.getLong("actor_id"),
        Sql.instant(row, "at"));
  }

  private String write(EntryDecision decision) {
    try {
      return json.writeValueAsString(decision);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  private EntryDecision decision(String written) {
    try {
      return json.readValue(written, EntryDecision.class);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
