package org.fuma.mailbox;

import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.fuma.access.Actor;
import org.fuma.notice.Channel;
import org.fuma.notice.Channels;
import org.fuma.notice.Notices;
import org.fuma.store.Hashes;
import org.fuma.store.Ids;
import org.fuma.store.ServiceClock;
import org.fuma.store.Sql;
import org.fuma.store.Transactions;
import org.fuma.store.Vault;
import org.fuma.text.PastedText;
import org.fuma.web.Checks;
import org.fuma.web.Failure;
import org.fuma.web.Message;
import org.fuma.web.RateLimit;
import org.fuma.web.RateLimits;

/** Where a person wants to be told besides the page: an address is given, a code goes there, and the code comes back. */
@Singleton
class Ways {

  static final int LONGEST_ADDRESS = 190;
  static final int TRIES = 5;

  /** Codes that one account has sent. */
  static final RateLimit CODES_OF_ACCOUNT = new RateLimit(6, 6, Duration.ofHours(1), RateLimit.WhenLost.OPEN, "reach.too-many");

  private static final Duration CODE_GOOD = Duration.ofMinutes(30);
  private static final int CODES = 1_000_000;
  private static final Pattern MAIL = Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@([A-Za-z0-9-]{1,63}\\.)+[A-Za-z]{2,24}");
  private static final Pattern TELEPHONE = Pattern.compile("\\+?[0-9]{7,15}");
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Sql sql;
  private final Transactions transactions;
  private final Notices notices;
  private final Channels channels;
  private final RateLimits limits;
  private final Vault vault;
  private final ServiceClock clock;

  Ways(Sql sql, Transactions transactions, Notices notices, Channels channels, RateLimits limits, Vault vault, ServiceClock clock) {
    this.sql = sql;
    this.transactions = transactions;
    this.notices = notices;
    this.channels = channels;
    this.limits = limits;
    this.vault = vault;
    this.clock = clock;
  }

  /** The ways to tell the actor: mail, short messages. */
  List<Way> of(Actor by) {
    return Stream.of(Channel.MAIL, Channel.SMS).map(channel -> of(by, channel)).toList();
  }

  /** One of them. */
  Way of(Actor by, Channel channel) {
    String place = Reached.place(by.account(), channel);
    return sql
        .first(
            row -> new Way(channel, Optional.of(vault.open(place, row.getBytes(1))), row.getBoolean(2), channels.open(channel)),
            "SELECT address, confirmed_at IS NOT NULL FROM reach WHERE account_id = ? AND channel = ?", by.account(), channel)
        .orElseGet(() -> new Way(channel, Optional.empty(), false, channels.open(channel)));
  }

  /**
   * Takes an address, in the former one's place, and sends a code there; until it comes back nothing else goes there.
   *
   * @throws Failure.Conflict when nothing can be sent that way
   * @throws Failure.Invalid  when it is no address
   * @throws Failure.TooMany  after too many codes
   */
  void offer(Actor by, Channel channel, String given) {
    if (!channels.open(channel)) {
      throw new Failure.Conflict("reach.closed");
    }
    Checks checks = new Checks();
    String typed = checks.required("address", given, LONGEST_ADDRESS);
    String address = channel == Channel.SMS ? PastedText.bare(typed).replaceAll("[()]", "") : typed;
    if (!typed.isEmpty() && !(channel == Channel.SMS ? TELEPHONE : MAIL).matcher(address).matches()) {
      checks.refuse("address", channel == Channel.SMS ? "reach.no-telephone" : "reach.no-mail");
    }
    checks.done();
    limits.take(CODES_OF_ACCOUNT, Ids.show(by.account()));
    String code = "%06d".formatted(RANDOM.nextInt(CODES));
    transactions.run(
        () -> {
          byte[] sealed = vault.seal(Reached.place(by.account(), channel), address);
          sql.run("INSERT IGNORE INTO reach (account_id, channel, address, tries) VALUES (?, ?, ?, 0)", by.account(), channel, sealed);
          sql.run(
              "UPDATE reach SET address = ?, confirmed_at = NULL, code_hash = ?, code_until = ?, tries = 0 WHERE account_id = ? AND channel = ?",
              sealed, hash(by.account(), channel, code), clock.instant().plus(CODE_GOOD), by.account(), channel);
          notices.sendCode(by.account(), channel, address, code);
        });
  }

  /**
   * Takes the code that arrived.
   *
   * @throws Failure.Invalid  when it is another one
   * @throws Failure.Conflict when none is awaited any more: half an hour or five tries
   */
  void confirm(Actor by, Channel channel, String given) {
    boolean tried = transactions.write(() -> sql.run(
        "UPDATE reach SET tries = tries + 1 WHERE account_id = ? AND channel = ? AND code_hash IS NOT NULL AND code_until > ? AND tries < ?",
        by.account(), channel, clock.instant(), TRIES)) == 1;
    if (!tried) {
      throw new Failure.Conflict("reach.no-code");
    }
    byte[] hash = hash(by.account(), channel, PastedText.bare(given.length() > 40 ? "" : given));
    byte[] awaited = sql.first(row -> row.getBytes(1), "SELECT code_hash FROM reach WHERE account_id = ? AND channel = ?", by.account(), channel)
        .orElseThrow(() -> new Failure.Conflict("reach.no-code"));
    // The hash stands in the statement besides, so that an address that was changed meanwhile is not confirmed by the former one's code.
    boolean confirmed = MessageDigest.isEqual(hash, awaited)
        && transactions.write(() -> sql.run(
            "UPDATE reach SET confirmed_at = ?, code_hash = NULL, code_until = NULL WHERE account_id = ? AND channel = ? AND code_hash = ?",
            clock.instant(), by.account(), channel, hash)) == 1;
    if (!confirmed) {
      throw new Failure.Invalid(Map.of("code", Message.of("reach.wrong-code")));
    }
  }

  /** Forgets an address. */
  void remove(Actor by, Channel channel) {
    transactions.run(() -> sql.run("DELETE FROM reach WHERE account_id = ? AND channel = ?", by.account(), channel));
  }

  /**
   * The channel of that name: MAIL or SMS.
   *
   * @throws Failure.Invalid when it is neither
   */
  static Channel named(String name) {
    return Stream.of(Channel.MAIL, Channel.SMS).filter(channel -> channel.name().equals(name)).findFirst()
        .orElseThrow(() -> new Failure.Invalid(Map.of("channel", Message.of("check.choice"))));
  }

  private byte[] hash(long account, Channel channel, String code) {
    return Hashes.hmac(vault.secret("reach-code:"), Ids.show(account) + ":" + channel + ":" + code);
  }
}
