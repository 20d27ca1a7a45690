package org.fuma.erasure;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fuma.ledger.ErasureGround;
import org.fuma.ledger.Ledger;
import org.fuma.ledger.Sealed;
import org.fuma.notice.Notices;
import org.fuma.store.Ids;
import org.fuma.store.Salted;
import org.fuma.store.Sql;
import org.fuma.store.Time;
import org.fuma.store.Transactions;
import org.fuma.store.Vault;
import org.fuma.web.Failure;

/**
 * Erases texts that the law wants gone. A text goes with the salt of its hash, so that what the ledger holds tells nothing of it any more; an
 * entry says what went, when and on what ground, and a note stands in the text's place. All of an order is one transaction. Works under the
 * eraser's account alone.
 */
@Singleton
public class Erasing {

  private static final int SHORTEST = 4;
  private static final int LONGEST = 200;

  private final Sql sql;
  private final Transactions transactions;
  private final Vault vault;
  private final Ledger ledger;
  private final Notices notices;
  private final ErasableRepository repository;

  Erasing(Sql sql, Transactions transactions, Vault vault, Ledger ledger, Notices notices, ErasableRepository repository) {
    this.sql = sql;
    this.transactions = transactions;
    this.vault = vault;
    this.ledger = ledger;
    this.notices = notices;
    this.repository = repository;
  }

  /** A row, and what is to stand in its place; nothing for a file's bytes. */
  private record Change(Erasable row, Optional<String> rest) {}

  /**
   * What the order would erase, without doing it.
   *
   * @throws Failure.NotFound when there is nothing of the kind under that id
   * @throws Failure.Conflict when it is still needed
   */
  public List<Erasable> plan(Order order) {
    return changes(order).stream().map(Change::row).toList();
  }

  /**
   * Erases.
   *
   * @return what was erased; nothing when all of it had been before
   * @throws Failure.NotFound when there is nothing of the kind under that id
   * @throws Failure.Conflict when it is still needed
   * @throws Failure.Invalid  when the reason is too short or too long
   */
  public List<Erasable> erase(Order order) {
    int length = order.reason().codePointCount(0, order.reason().length());
    if (length < SHORTEST || length > LONGEST) {
      throw new Failure.Conflict("erasure.reason", SHORTEST, LONGEST);
    }
    return transactions.write(() -> {
      List<Change> changes = changes(order);
      changes.forEach(change -> erase(order, change));
      changes.stream().map(Change::row).filter(row -> row.objectKind().equals("complaint")).map(Erasable::object).distinct().forEach(this::derived);
      return changes.stream().map(Change::row).toList();
    });
  }

  private List<Change> changes(Order order) {
    Optional<Wanted> wanted = Wanted.read(order.what());
    List<Erasable> rows = wanted.map(known -> repository.of(known, order.id()))
        .or(() -> TextTable.named(order.what()).map(table -> repository.of(table, order.id())))
        .orElseThrow(() -> new Failure.Conflict("erasure.unknown", order.what()));
    boolean due = order.ground() == ErasureGround.ORDERED || order.ground() == ErasureGround.UNLAWFUL;
    if (rows.isEmpty()) {
      throw new Failure.NotFound();
    }
    if (wanted.filter(Wanted.COMPLAINT::equals).isPresent() && !due && !repository.closed(order.id())) {
      throw new Failure.Conflict("erasure.complaint-open");
    }
    String note = Remainder.note(order.ground(), Time.day(ledger.now()));
    List<Change> changes = new ArrayList<>();
    for (Erasable row : rows) {
      if (row.table().equals(TextTable.PIECES)) {
        if (repository.pieces(row.row())) {
          changes.add(new Change(row, Optional.empty()));
        }
      } else {
        rest(row, wanted, note).ifPresent(rest -> changes.add(new Change(row, Optional.of(rest))));
      }
    }
    return changes;
  }

  private Optional<String> rest(Erasable row, Optional<Wanted> wanted, String note) {
    TextTable table = TextTable.named(row.table()).orElseThrow();
    if (table == TextTable.CONTACT && repository.needed(row)) {
      throw new Failure.Conflict("erasure.contact-needed");
    }
    if (table == TextTable.COMPLAINT && repository.proposed(row.row())) {
      throw new Failure.Conflict("erasure.proposal-open");
    }
    byte[] sealed = repository.sealed(row.table(), row.row()).orElseThrow(Failure.NotFound::new);
    String text = Salted.open(vault, table.place() + Ids.show(row.row()), sealed).text();
    if (wanted.filter(Wanted.CALLER::equals).isPresent()) {
      return Remainder.withoutCaller(text, note);
    }
    return table == TextTable.COMPLAINT && repository.first(row.row()) ? Remainder.ofFirst(text, note) : Remainder.of(table, text, note);
  }

  private void erase(Order order, Change change) {
    Erasable row = change.row();
    byte[] salt = ledger.salt();
    Optional<byte[]> hash = change.rest().map(rest -> ledger.hash(salt, rest));
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("table", row.table());
    facts.put("row", Ids.show(row.row()));
    facts.put("ground", order.ground().name());
    facts.put("reason", order.reason());
    facts.put("rest", hash.map(HexFormat.of()::formatHex).orElse(null));
    Sealed entry = ledger.append("content.erased", row.objectKind(), row.object(), order.by(), facts);
    sql.run("INSERT INTO erasure (id, salt, table_name, row_id, ground, reason, rest, actor_id, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        entry.id(), entry.salt(), row.table(), row.row(), order.ground(), order.reason(), hash, order.by(), entry.at());
    String key = row.table().equals(TextTable.PIECES) ? "attachment_id" : "id";
    int gone = sql.run("DELETE FROM " + row.table() + " WHERE " + key + " = ?", row.row());
    if (gone == 0) {
      // Somebody else erased it meanwhile: all is looked at anew.
      throw new Transactions.Again(new Failure.NotFound());
    }
    change.rest().ifPresent(rest -> put(row, new Salted(salt, rest)));
  }

  private void put(Erasable row, Salted rest) {
    TextTable table = TextTable.named(row.table()).orElseThrow();
    byte[] sealed = rest.seal(vault, table.place() + Ids.show(row.row()));
    if (table.parent().isPresent()) {
      sql.run("INSERT INTO " + table.table() + " (id, " + table.parent().get() + ", sealed) VALUES (?, ?, ?)", row.row(), row.object(), sealed);
    } else {
      sql.run("INSERT INTO " + table.table() + " (id, sealed) VALUES (?, ?)", row.row(), sealed);
    }
  }

  /** What was made out of a complaint's words: by what it is found, and messages to the number that was given. */
  private void derived(long complaint) {
    sql.run("DELETE FROM complaint_pair WHERE complaint_id = ?", complaint);
    // Made with no key that there is, so that the next start finds it by what is left.
    sql.run("UPDATE complaint_indexed SET made_with = 0 WHERE complaint_id = ?", complaint);
    notices.forgetNumbers("/complaints/" + Ids.show(complaint));
  }
}
