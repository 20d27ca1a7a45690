package org.fuma.authority;

import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.Permission;
import org.fuma.ledger.Ledger;
import org.fuma.store.Hashes;
import org.fuma.store.Ids;
import org.fuma.store.ServiceClock;
import org.fuma.store.Sql;
import org.fuma.store.Transactions;
import org.fuma.web.Checks;
import org.fuma.web.Failure;
import org.fuma.web.Idempotency;

/** Takes an authority's items from a file: looked at first, then all of it in one transaction or nothing. */
@Singleton
public class ItemFiles {

  /** The largest file, in MB. */
  static final int MOST_MB = 5;

  private static final Duration KEPT = Duration.ofDays(1);
  private static final Argument<List<Map<String, String>>> LINES = Argument.listOf(Argument.mapOf(String.class, String.class));

  private final Sql sql;
  private final ItemRepository repository;
  private final ItemChanges changes;
  private final Authorities authorities;
  private final Ledger ledger;
  private final Idempotency idempotency;
  private final ObjectMapper json;
  private final ServiceClock clock;

  ItemFiles(
      Sql sql, ItemRepository repository, ItemChanges changes, Authorities authorities, Ledger ledger, Idempotency idempotency, ObjectMapper json,
      ServiceClock clock) {
    this.sql = sql;
    this.repository = repository;
    this.changes = changes;
    this.authorities = authorities;
    this.ledger = ledger;
    this.idempotency = idempotency;
    this.json = json;
    this.clock = clock;
  }

  private record Sent(long authority, String fileName, String sha256) {}

  private record Taking(long file, boolean withdrawMissing, String reason) {}

  /**
   * Reads a file; nothing is kept of it.
   *
   * @throws Failure.TooLarge  when it is more than 5 MB
   * @throws Failure.Invalid   when it is no table, or its headings are not there
   * @throws Failure.Forbidden without {@link Permission#AUTHORITY_STAFF}
   * @throws Failure.NotFound  when there is no such authority, or the actor belongs to another
   */
  ItemLines read(Actor by, long authority, byte[] file) {
    authorities.requireStaff(by, authority);
    if (file.length > MOST_MB << 20) {
      throw new Failure.TooLarge("items.file-large", MOST_MB);
    }
    try {
      Path copy = Files.createTempFile("fuma-items-", ".part");
      try {
        Files.write(copy, file);
        return ItemLines.read(copy);
      } finally {
        Files.deleteIfExists(copy);
      }
    } catch (IOException disk) {
      throw new UncheckedIOException(disk);
    }
  }

  /** The bytes of an upload, one more than the bound at most. */
  static byte[] bytes(InputStream body) {
    try {
      return body.readNBytes((MOST_MB << 20) + 1);
    } catch (IOException brokenOff) {
      throw new Failure.Malformed("error.form");
    }
  }

  /** Keeps a good list for a day, until it is taken; answers its id. */
  long keep(Actor by, long authority, String fileName, byte[] file, ItemLines lines, Optional<String> key) {
    authorities.requireStaff(by, authority);
    String name = fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1).strip();
    String shown = name.substring(0, name.offsetByCodePoints(0, Math.min(120, name.codePointCount(0, name.length()))));
    String id = idempotency.once(by.account(), key, new Sent(authority, shown, HexFormat.of().formatHex(Hashes.sha256(file))), String.class, () -> {
      long next = Ids.next();
      sql.run("DELETE FROM item_file WHERE at < ?", clock.instant().minus(KEPT));
      sql.run("INSERT INTO item_file (id, authority_id, account_id, file_name, content, at) VALUES (?, ?, ?, ?, ?, ?)",
          next, authority, by.account(), shown, write(lines.items()), clock.instant());
      return Ids.show(next);
    });
    return Ids.read(id).orElseThrow();
  }

  /**
   * The list that waits.
   *
   * @throws Failure.NotFound when there is none (any more), or it is another authority's
   */
  ItemFile see(Actor by, long authority, long id) {
    authorities.requireStaff(by, authority);
    return find(id).filter(file -> file.authority() == authority).orElseThrow(Failure.NotFound::new);
  }

  /** What taking it would come to, as things stand. */
  ItemFile.Effect effect(ItemFile file) {
    Map<String, InspectionItem> inForce = new LinkedHashMap<>();
    repository.inForce(file.authority()).forEach(item -> inForce.put(item.code(), item));
    List<NewItem> added = new ArrayList<>();
    List<ItemFile.Change> changed = new ArrayList<>();
    int same = 0;
    for (NewItem item : file.items()) {
      InspectionItem before = inForce.remove(item.code());
      if (before == null) {
        added.add(item);
      } else if (NewItem.of(before).equals(item)) {
        same++;
      } else {
        changed.add(new ItemFile.Change(before, item));
      }
    }
    return new ItemFile.Effect(added, changed, same, List.copyOf(inForce.values()));
  }

  /**
   * Takes the list as things stand now: publishes what is new, replaces what says something else, and withdraws what it does not name if that is
   * asked for.
   *
   * @throws Failure.Conflict  when another changes the list at the same time, or it was taken already
   * @throws Failure.Invalid   without a reason, or when nothing would be done
   * @throws Failure.NotFound  when there is no such list, or it is another authority's
   * @throws Failure.Forbidden without {@link Permission#AUTHORITY_STAFF}
   */
  void take(Actor by, long authority, long id, boolean withdrawMissing, String reason, Optional<String> key) {
    authorities.requireStaff(by, authority);
    Checks checks = new Checks();
    String why = checks.required("reason", reason, 2, 200);
    try {
      checks.done();
    } catch (Failure.Invalid refused) {
      // One must not learn by a refused field that another authority's list is there.
      see(by, authority, id);
      throw refused;
    }
    try {
      idempotency.once(by.account(), key, new Taking(id, withdrawMissing, why), String.class, () -> {
        ItemFile file = see(by, authority, id);
        if (sql.run("DELETE FROM item_file WHERE id = ?", id) == 0) {
          throw new Failure.Conflict("items.file-taken");
        }
        ItemFile.Effect effect = effect(file);
        if (effect.added().isEmpty() && effect.changed().isEmpty() && !(withdrawMissing && !effect.missing().isEmpty())) {
          throw new Failure.Invalid("items.file-nothing");
        }
        effect.added().forEach(item -> add(by, file.authority(), item));
        effect.changed().forEach(change -> changes.replace(by, change.before(), change.after(), why));
        if (withdrawMissing) {
          effect.missing().forEach(item -> changes.withdraw(by, item, why));
        }
        return "";
      });
    } catch (RuntimeException refused) {
      if (Transactions.duplicate(refused, "item_head_current") || Transactions.duplicate(refused, "inspection_item_edition")) {
        throw new Failure.Conflict("items.file-raced");
      }
      throw refused;
    }
  }

  private void add(Actor by, long authority, NewItem said) {
    InspectionItem item = Editions.next(Ids.next(), authority, said, repository.latest(authority, said.code()), ledger.now());
    repository.add(item, ledger.appendAll(by.account(), List.of(Facts.published(item))).getFirst());
  }

  private Optional<ItemFile> find(long id) {
    return sql.first(
        row -> new ItemFile(row.getLong("id"), row.getLong("authority_id"), row.getString("file_name"), items(row.getString("content"))),
        "SELECT id, authority_id, file_name, content FROM item_file WHERE id = ?", id);
  }

  private String write(List<NewItem> items) {
    try {
      return json.writeValueAsString(LINES, items.stream().map(NewItem::fields).toList());
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  private List<NewItem> items(String content) {
    try {
      return json.readValue(content, LINES).stream().map(fields -> NewItem.read(field -> fields.getOrDefault(field, ""))).toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
