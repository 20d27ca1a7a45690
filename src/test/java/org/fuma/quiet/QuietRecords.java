package org.fuma.quiet;

import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.access.Role;
import org.fuma.store.Ids;
import org.fuma.store.Sql;

/** What is kept: below all pages, it must not have changed but where nobody but supervisors reads. */
final class QuietRecords {

  /** Rooms whose tables official, lead, administrator and auditor read nothing of, or nothing but what is put to the lead. */
  private static final List<String> QUIET = List.of("complaint", "rating", "call_back", "notice");

  /** The kinds under which the ledger has them. */
  private static final List<String> KINDS = List.of("complaint", "rating", "call-back", "question", "measure", "notice");

  /**
   * The record of all changes, and the tree, which grows by itself besides; retries; sessions, which whoever does anything has; leases of sweeps; files,
   * which stand where they were sent.
   */
  private static final Set<String> WORKING =
      Set.of("ledger_entry", "ledger_pending", "ledger_leaf", "ledger_node", "ledger_checkpoint", "ledger_sequencer", "idempotency", "session",
          "refresh_token", "sign_in_count", "sign_in_step", "lease", "security_event");

  /** What a session leaves, whatever it is used for. */
  private static final Set<String> COMING_AND_GOING = Set.of("sign-in", "sign-out", "proof");

  /** Times that events are looked at. */
  private static final int LOOKS = 24;

  private final City city = City.get();
  private final Deque<Caller> strangers = new ArrayDeque<>();

  /** Makes beforehand whom it needs. */
  QuietRecords() {
    for (int look = 0; look < LOOKS; look++) {
      Caller stranger = city.signedIn(Role.AUDITOR);
      stranger.token();
      strangers.add(stranger);
    }
  }

  /** A line of what security events say. */
  record Event(String kind, long account, String subject, String detail) {}

  /** A line of the ledger. */
  record Entry(String kind, String objectKind, long object, long actor, String request) {}

  /** A checksum of each table that has nothing to do with complaints and ratings. */
  Map<String, String> tables() {
    List<String> tables = city.bean(Sql.class).list(row -> row.getString(1),
        "SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE' ORDER BY table_name");
    List<String> watched = tables.stream().filter(table -> QUIET.stream().noneMatch(table::startsWith) && !table.startsWith("attachment"))
        .filter(table -> !WORKING.contains(table)).toList();
    Map<String, String> sums = new TreeMap<>();
    try (Connection owner = city.database().asOwner();
        Statement statement = owner.createStatement();
        ResultSet rows = statement.executeQuery("CHECKSUM TABLE " + String.join(", ", watched))) {
      while (rows.next()) {
        sums.put(rows.getString(1), rows.getString(2));
      }
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
    return sums;
  }

  /** Which of them changed. */
  static Set<String> changed(Map<String, String> before, Map<String, String> after) {
    return after.keySet().stream().filter(table -> !after.get(table).equals(before.get(table))).collect(Collectors.toCollection(TreeSet::new));
  }

  /** Now, as ids tell it. */
  long mark() {
    return Ids.next();
  }

  /** The security events since that mark, but for those of coming and going and those of these accounts. */
  List<Event> events(long mark, Set<Long> accounts) {
    long last = written();
    return city.bean(Sql.class).list(
            row -> new Event(row.getString("kind"), row.getLong("account_id"), row.getString("subject"), row.getString("detail")),
            "SELECT kind, account_id, subject, detail FROM security_event WHERE id > ? ORDER BY id", mark).stream()
        .filter(event -> event.account() != last && !accounts.contains(event.account()) && !COMING_AND_GOING.contains(event.kind())).toList();
  }

  /** What is noted beside the requests is written in its order: waits until something noted now is there; answers whose it is. */
  private long written() {
    Caller stranger = strangers.removeFirst();
    long account = stranger.actor().account();
    stranger.get("/api/v1/jobs").expect(403);
    await().atMost(Duration.ofSeconds(60)).until(() -> !city.bean(Sql.class)
        .list(row -> 1, "SELECT 1 FROM security_event WHERE account_id = ? AND kind = 'denied'", account).isEmpty());
    return account;
  }

  /** The ledger's entries since that mark about complaints, ratings and what comes of them. */
  List<Entry> entries(long mark) {
    return city.bean(Sql.class).list(
            row -> new Entry(row.getString("kind"), row.getString("object_kind"), row.getLong("object_id"), row.getLong("actor_id"),
                row.getString("request_id")),
            "SELECT kind, object_kind, object_id, actor_id, request_id FROM ledger_entry WHERE id > ? ORDER BY id", mark).stream()
        .filter(entry -> KINDS.stream().anyMatch(kind -> entry.kind().startsWith(kind))).toList();
  }

  /** The latest entry about complaints, as shown. */
  String entry() {
    return city.bean(Sql.class).first(row -> Ids.show(row.getLong(1)), "SELECT MAX(id) FROM ledger_entry WHERE object_kind = 'complaint'").orElseThrow();
  }

  /** How many notices, and messages besides the page, these accounts have got. */
  long told(Collection<Caller> callers) {
    Sql sql = city.bean(Sql.class);
    return callers.stream().map(caller -> caller.actor().account())
        .mapToLong(account -> sql.first(row -> row.getLong(1), "SELECT (SELECT COUNT(*) FROM notice_page WHERE account_id = ?)"
            + " + (SELECT COUNT(*) FROM notice_delivery WHERE account_id = ?)", account, account).orElseThrow())
        .sum();
  }

  /** Lets visits have been so many days earlier. */
  void before(List<String> visits, int days) {
    try (Connection owner = city.database().asOwner();
        PreparedStatement update = owner.prepareStatement("UPDATE visit SET arrived_at = arrived_at - INTERVAL " + days + " DAY WHERE id = ?")) {
      for (String visit : visits) {
        update.setLong(1, Ids.read(visit).orElseThrow());
        update.executeUpdate();
      }
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }
}
