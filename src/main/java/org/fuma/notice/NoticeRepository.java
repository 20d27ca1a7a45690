package org.fuma.notice;

import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.fuma.notice.NoticeKind.Audience;
import org.fuma.store.Hashes;
import org.fuma.store.Ids;
import org.fuma.store.Sql;
import org.fuma.store.Time;
import org.fuma.store.Vault;

/** The rows of notices and of the pages that they stand on, and new rows of the queue. */
@Singleton
class NoticeRepository {

  private static final int ABOUT_BYTES = 16;

  private final Sql sql;
  private final Vault vault;
  private final ObjectMapper json;
  private final byte[] secret;

  NoticeRepository(Sql sql, Vault vault, ObjectMapper json) {
    this.sql = sql;
    this.vault = vault;
    this.json = json;
    this.secret = vault.secret("notice-about:");
  }

  /** Writes a notice down; answers its id, by which lists are sorted. */
  long insert(NoticeKind kind, String path, List<String> arguments, Instant now) {
    boolean dayOnly = kind.audience() == Audience.AUTHORITY;
    Instant at = dayOnly ? Time.day(now).atStartOfDay(Time.ZONE).toInstant() : now;
    // Within its day such an id tells nothing.
    long id = dayOnly ? ThreadLocalRandom.current().nextLong(Ids.firstAt(at), Ids.firstAt(at.plus(Duration.ofDays(1)))) : Ids.next();
    sql.run("INSERT INTO notice (id, at, about, sealed) VALUES (?, ?, ?, ?)",
        id, at, about(path), vault.seal(place(id), write(new NoticeContent(kind.name(), path, arguments))));
    return id;
  }

  void onPages(long notice, Collection<Long> accounts) {
    sql.batch("INSERT INTO notice_page (account_id, id, unread) VALUES (?, ?, TRUE)",
        accounts.stream().map(account -> new Object[] {account, notice}).toList());
  }

  /** Queues a message to an account, or to an address that stands in the row; answers the delivery's id. */
  long deliver(long notice, Channel channel, Optional<Long> account, Optional<String> address, Instant from) {
    long id = Ids.random();
    sql.run(
        "INSERT INTO notice_delivery (id, notice_id, channel, account_id, address, state, tries, next_at, epoch)"
            + " VALUES (?, ?, ?, ?, ?, ?, 0, ?, 0)",
        id, notice, channel, account, address.map(given -> vault.seal(DeliveryRepository.place(id), given)), DeliveryState.WAITING, from);
    return id;
  }

  /** Queues a call of a webhook; answers the delivery's id. */
  long deliver(long notice, byte[] hook, Instant from) {
    long id = Ids.random();
    sql.run("INSERT INTO notice_delivery (id, notice_id, channel, hook, state, tries, next_at, epoch) VALUES (?, ?, ?, ?, ?, 0, ?, 0)",
        id, notice, Channel.WEBHOOK, hook, DeliveryState.WAITING, from);
    return id;
  }

  /** What an account is told, what it has not looked at first, then the latest; after that one. */
  List<Told> page(long account, Optional<Told.After> after, int most) {
    String from = "SELECT n.id, n.at, n.sealed, p.unread FROM notice_page p JOIN notice n ON n.id = p.id WHERE p.account_id = ?";
    String order = " ORDER BY p.unread DESC, p.id DESC LIMIT ?";
    return after.isEmpty()
        ? sql.list(this::told, from + order, account, most)
        : sql.list(this::told, from + " AND (p.unread < ? OR p.unread = ? AND p.id < ?)" + order,
            account, after.get().unread(), after.get().unread(), after.get().id(), most);
  }

  Optional<Told> find(long account, long id) {
    return sql.first(this::told,
        "SELECT n.id, n.at, n.sealed, p.unread FROM notice_page p JOIN notice n ON n.id = p.id WHERE p.account_id = ? AND p.id = ?", account, id);
  }

  /** How many an account has not looked at, up to that many. */
  int unread(long account, int most) {
    return sql.first(row -> row.getInt(1),
        "SELECT COUNT(*) FROM (SELECT 1 FROM notice_page WHERE account_id = ? AND unread = TRUE LIMIT ?) waiting", account, most).orElse(0);
  }

  void read(long account, long id) {
    sql.run("UPDATE notice_page SET unread = FALSE WHERE account_id = ? AND id = ? AND unread = TRUE", account, id);
  }

  void readAll(long account) {
    sql.run("UPDATE notice_page SET unread = FALSE WHERE account_id = ? AND unread = TRUE", account);
  }

  /** Takes away what stands on an account's page and what waits to be sent to it. */
  void forget(long account) {
    sql.run("DELETE FROM notice_page WHERE account_id = ?", account);
    sql.run("DELETE FROM notice_delivery WHERE account_id = ? AND state = ?", account, DeliveryState.WAITING);
  }

  /** Takes away every message to a telephone number, sent or not, that is about what that page shows. */
  void forgetNumbers(String path) {
    for (long notice : sql.list(row -> row.getLong(1), "SELECT id FROM notice WHERE about = ?", about(path))) {
      sql.run("DELETE FROM notice_delivery WHERE notice_id = ? AND account_id IS NULL AND channel = ?", notice, Channel.SMS);
    }
  }

  /** What stands for a path in the database. */
  byte[] about(String path) {
    return Arrays.copyOf(Hashes.hmac(secret, path), ABOUT_BYTES);
  }

  /** Opens what was sealed. */
  NoticeContent content(long id, byte[] sealed) {
    try {
      return json.readValue(vault.open(place(id), sealed), NoticeContent.class);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private Told told(ResultSet row) throws SQLException {
    long id = row.getLong("id");
    NoticeContent content = content(id, row.getBytes("sealed"));
    return new Told(id, Sql.instant(row, "at"), NoticeKind.read(content.kind()), content.path(), content.arguments(), row.getBoolean("unread"));
  }

  private String write(NoticeContent content) {
    try {
      return json.writeValueAsString(content);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  private static String place(long id) {
    return "notice:" + Ids.show(id);
  }
}
