package org.fuma.notice;

import static org.fuma.notice.DeliveryState.DEAD;
import static org.fuma.notice.DeliveryState.HANDING;
import static org.fuma.notice.DeliveryState.SENT;
import static org.fuma.notice.DeliveryState.TAKEN;
import static org.fuma.notice.DeliveryState.UNCERTAIN;
import static org.fuma.notice.DeliveryState.WAITING;

import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fuma.store.Ids;
import org.fuma.store.Sql;
import org.fuma.store.Time;
import org.fuma.store.Transactions;
import org.fuma.store.Vault;

/** The queue of what has to go out. Every step is one conditional update, and its row count says whose the delivery is. */
@Singleton
class DeliveryRepository {

  private static final String FIND =
      "SELECT d.id, d.channel, d.account_id, d.address, d.hook, d.tries, d.epoch, n.id AS notice_id, n.at, n.sealed"
          + " FROM notice_delivery d JOIN notice n ON n.id = d.notice_id";

  private static final String UNDELIVERED = "SELECT d.id, d.channel, d.state, d.tries, d.ended_at, n.id AS notice_id, n.at, n.sealed";

  private final Sql sql;
  private final Transactions transactions;
  private final NoticeRepository notices;
  private final Reach reach;
  private final Vault vault;

  DeliveryRepository(Sql sql, Transactions transactions, NoticeRepository notices, Reach reach, Vault vault) {
    this.sql = sql;
    this.transactions = transactions;
    this.notices = notices;
    this.reach = reach;
    this.vault = vault;
  }

  /** Where an address is sealed to. */
  static String place(long id) {
    return "notice-delivery:" + Ids.show(id);
  }

  /** What may go out now, the longest waiting first. */
  List<Long> due(Channel channel, Instant now, int most) {
    return sql.list(row -> row.getLong(1),
        "SELECT id FROM notice_delivery WHERE channel = ? AND state = ? AND next_at <= ? ORDER BY next_at LIMIT ?", channel, WAITING, now, most);
  }

  /** Takes a delivery that waits until that moment; empty when somebody was faster. */
  Optional<Delivery> take(long id, Instant now, Instant until) {
    return transactions.write(
        () -> {
          boolean taken = sql.run(
              "UPDATE notice_delivery SET state = ?, tries = tries + 1, epoch = epoch + 1, lease_until = ?"
                  + " WHERE id = ? AND state = ? AND next_at <= ?",
              TAKEN, until, id, WAITING, now) == 1;
          return taken ? find(id) : Optional.empty();
        });
  }

  /** From now on it may have been handed over; false when it is another's by now. */
  boolean handing(Delivery delivery, Instant until) {
    return update("state = ?, lease_until = ?", " AND state = ?", HANDING, until, delivery.id(), delivery.epoch(), TAKEN);
  }

  boolean renew(Delivery delivery, Instant until) {
    return update("lease_until = ?", " AND state IN (?, ?)", until, delivery.id(), delivery.epoch(), TAKEN, HANDING);
  }

  /** Puts it back until that moment. */
  boolean again(Delivery delivery, Instant next) {
    return update(
        "state = ?, next_at = ?, lease_until = NULL", " AND state IN (?, ?)", WAITING, next, delivery.id(), delivery.epoch(), TAKEN, HANDING);
  }

  boolean end(Delivery delivery, DeliveryState state, Instant now) {
    return update(
        "state = ?, ended_at = ?, lease_until = NULL", " AND state IN (?, ?)", state, now, delivery.id(), delivery.epoch(), TAKEN, HANDING);
  }

  /** What somebody took and did not end before the lease was over: back into the queue, but for what may have been handed over and goes once. */
  int recover(Channel channel, Instant now) {
    String lost = " WHERE channel = ? AND state = ? AND lease_until <= ?";
    DeliveryState handed = channel == Channel.WEBHOOK ? WAITING : UNCERTAIN;
    return transactions.write(
        () -> sql.run("UPDATE notice_delivery SET state = ?, next_at = ?, lease_until = NULL" + lost, WAITING, now, channel, TAKEN, now)
            + sql.run("UPDATE notice_delivery SET state = ?, next_at = ?, lease_until = NULL, ended_at = ?" + lost,
                handed, now, handed == UNCERTAIN ? Optional.of(now) : Optional.empty(), channel, HANDING, now));
  }

  /** Ends one that waits and cannot be opened. */
  void bury(long id, Instant now) {
    transactions.run(() -> sql.run("UPDATE notice_delivery SET state = ?, ended_at = ? WHERE id = ? AND state = ?", DEAD, now, id, WAITING));
  }

  /** What did not arrive, or may not have, the latest end first; after that one. Without codes, which are of no use later. */
  List<Undelivered> undelivered(Optional<EndMark> after, int most) {
    List<Object> arguments = new ArrayList<>(List.of(UNCERTAIN, DEAD, notices.about(Notices.CODES)));
    after.ifPresent(mark -> arguments.addAll(List.of(mark.at(), mark.at(), mark.id())));
    arguments.add(most);
    return sql.list(this::undelivered,
        UNDELIVERED + " FROM notice_delivery d JOIN notice n ON n.id = d.notice_id WHERE d.state IN (?, ?) AND n.about <> ?"
            + (after.isPresent() ? " AND d.ended_at <= ? AND (d.ended_at < ? OR d.id < ?)" : "") + " ORDER BY d.ended_at DESC, d.id DESC LIMIT ?",
        arguments.toArray());
  }

  /** What was told about a path, and how it went, the latest first; without what stands on pages alone. */
  List<Undelivered> about(String path, int most) {
    return sql.list(this::undelivered,
        UNDELIVERED + " FROM notice n JOIN notice_delivery d ON d.notice_id = n.id"
            + " WHERE n.about = ? AND d.channel <> ? ORDER BY n.id DESC, d.id LIMIT ?",
        notices.about(path), Channel.WEBHOOK, most);
  }

  /** Puts one that did not arrive, or may not have, back into the queue; false when it is none, or a code. */
  boolean oncemore(long id, Instant now) {
    return transactions.write(() -> sql.run(
        "UPDATE notice_delivery SET state = ?, tries = 0, next_at = ?, ended_at = NULL WHERE id = ? AND state IN (?, ?)"
            + " AND NOT EXISTS (SELECT 1 FROM notice n WHERE n.id = notice_delivery.notice_id AND n.about = ?)",
        WAITING, now, id, UNCERTAIN, DEAD, notices.about(Notices.CODES))) == 1;
  }

  /** What the sample city would have sent: to that account, or to anybody without one; the latest first. */
  List<Delivery> sent(Optional<Long> account, int most) {
    String whose = account.isPresent() ? "d.account_id = ?" : "d.account_id IS NULL";
    List<Object> arguments = new ArrayList<>(List.of(SENT, Channel.WEBHOOK));
    account.ifPresent(arguments::add);
    arguments.add(most);
    String where = " WHERE d.state = ? AND d.channel <> ? AND " + whose + " ORDER BY d.ended_at DESC LIMIT ?";
    return sql.list(this::delivery, FIND + where, arguments.toArray());
  }

  private Optional<Delivery> find(long id) {
    return sql.first(this::delivery, FIND + " WHERE d.id = ?", id);
  }

  private Delivery delivery(ResultSet row) throws SQLException {
    long id = row.getLong("id");
    Channel channel = Channel.valueOf(row.getString("channel"));
    Optional<Long> account = Sql.optionalId(row, "account_id");
    NoticeContent content = notices.content(row.getLong("notice_id"), row.getBytes("sealed"));
    Optional<String> own = Optional.ofNullable(row.getBytes("address")).map(sealed -> vault.open(place(id), sealed));
    return new Delivery(id, channel, account, own.or(() -> account.flatMap(whose -> reach.address(whose, channel))),
        Optional.ofNullable(row.getBytes("hook")), NoticeKind.read(content.kind()), content.arguments(), Time.day(Sql.instant(row, "at")),
        row.getInt("tries"), row.getInt("epoch"));
  }

  private Undelivered undelivered(ResultSet row) throws SQLException {
    return new Undelivered(row.getLong("id"), Channel.valueOf(row.getString("channel")), DeliveryState.valueOf(row.getString("state")),
        kind(row), Time.day(Sql.instant(row, "at")), row.getInt("tries"), Sql.optionalInstant(row, "ended_at"));
  }

  /** Empty where it cannot be opened any more. */
  private Optional<NoticeKind> kind(ResultSet row) throws SQLException {
    try {
      return NoticeKind.read(notices.content(row.getLong("notice_id"), row.getBytes("sealed")).kind());
    } catch (IllegalStateException | UncheckedIOException unreadable) {
      return Optional.empty();
    }
  }

  private boolean update(String set, String more, Object... arguments) {
    return transactions.write(() -> sql.run("UPDATE notice_delivery SET " + set + " WHERE id = ? AND epoch = ?" + more, arguments)) == 1;
  }
}
