package org.fuma.factor;

import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.fuma.store.Base32Text;
import org.fuma.ledger.Ledger;
import org.fuma.store.Hashes;
import org.fuma.store.Ids;
import org.fuma.store.ServiceClock;
import org.fuma.store.Sql;
import org.fuma.store.Transactions;

/**
 * The codes on paper for the day when the phone is gone: ten for an account, 120 random bits each as 24 characters of Crockford Base32, kept as
 * SHA-256, each good for one use.
 */
@Singleton
class RecoveryCodes {

  static final int COUNT = 10;
  static final int LENGTH = 24;

  private static final int BYTES = 15;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Sql sql;
  private final Transactions transactions;
  private final Ledger ledger;
  private final ServiceClock clock;

  RecoveryCodes(Sql sql, Transactions transactions, Ledger ledger, ServiceClock clock) {
    this.sql = sql;
    this.transactions = transactions;
    this.ledger = ledger;
    this.clock = clock;
  }

  /** Makes new codes for the account; the old ones are good for nothing from then on. They are told this once, in groups of four. */
  List<String> replace(long account) {
    List<String> codes = Stream.generate(RecoveryCodes::fresh).limit(COUNT).toList();
    transactions.run(
        () -> {
          AccountLock.take(sql, account);
          Instant now = clock.instant();
          drop(account);
          codes.forEach(
              code -> sql.run("INSERT INTO recovery_code (account_id, code_hash, made_at) VALUES (?, ?, ?)", account, Hashes.sha256(code), now));
          ledger.append("account.recovery-made", "account", account, account, Map.of("account", Ids.show(account), "codes", COUNT));
        });
    return codes.stream().map(code -> Base32Text.grouped(code, '-')).toList();
  }

  /** True when the text, already bare and in upper case, is a code of the account that was not used before; it is used up by this. */
  boolean accepts(long account, String bare) {
    String code = bare.replace('I', '1').replace('L', '1').replace('O', '0');
    return code.length() == LENGTH
        && transactions.write(
            () -> {
              int used =
                  sql.run(
                      "UPDATE recovery_code SET used_at = ? WHERE account_id = ? AND code_hash = ? AND used_at IS NULL",
                      clock.instant(), account, Hashes.sha256(code));
              if (used == 1) {
                ledger.append("account.recovery-used", "account", account, account, Map.of("account", Ids.show(account), "left", left(account)));
              }
              return used == 1;
            });
  }

  /** How many codes the account has left. */
  int left(long account) {
    return sql.first(row -> row.getInt(1), "SELECT COUNT(*) FROM recovery_code WHERE account_id = ? AND used_at IS NULL", account).orElse(0);
  }

  /** Takes all of the account's codes away, in the running transaction. */
  void drop(long account) {
    sql.run("DELETE FROM recovery_code WHERE account_id = ?", account);
  }

  private static String fresh() {
    byte[] random = new byte[BYTES];
    RANDOM.nextBytes(random);
    return Base32Text.crockford(random);
  }
}
