package org.fuma.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.settings.Settings;
import org.fuma.store.Ids;
import org.fuma.store.Sql;
import org.fuma.store.Transactions;
import org.fuma.web.Checks;
import org.fuma.web.Failure;
import org.junit.jupiter.api.Test;

/** Hashes keep up with their cost, are the same for every keyboard, and are computed a bounded number at a time. */
class PasswordsTest {

  private static final Settings.PasswordCost CHEAP = new Settings.PasswordCost(256, 1, 1);
  private static final Settings.PasswordCost DEAR = new Settings.PasswordCost(512, 2, 1);

  private final City city = City.get();
  private final Sql sql = city.bean(Sql.class);

  private Passwords passwords(Settings.PasswordCost cost, int atOnce) {
    return new Passwords(cost, atOnce, sql, city.bean(Transactions.class));
  }

  @Test
  void howACharacterWasTypedMakesNoDifference() {
    Passwords passwords = passwords(CHEAP, 4);
    assertThat(passwords.matches("cafe\u0301 au lait at noon", passwords.hash("caf\u00e9 au lait at noon"))).isTrue();
    assertThat(passwords.matches("caf\u00e9 au lait at noon", passwords.hash("cafe\u0301 au lait at noon"))).isTrue();
    String asTyped = com.password4j.Password.hash("cafe\u0301 au lait at noon").addRandomSalt(16).with(com.password4j.Argon2Function.getInstance(256, 1, 1, 32,
        com.password4j.types.Argon2.ID)).getResult();
    assertThat(passwords.matches("cafe\u0301 au lait at noon", asTyped)).as("a hash of former times").isTrue();
    assertThat(passwords.matches("cafe au lait at noon", passwords.hash("caf\u00e9 au lait at noon"))).isFalse();
  }

  @Test
  void aHashIsStaleWhenTheCostHasRisenAndNotWhenItHasFallen() {
    String cheap = passwords(CHEAP, 4).hash("seven ducks in blue shoes");
    String dear = passwords(DEAR, 4).hash("seven ducks in blue shoes");
    assertThat(passwords(DEAR, 4).stale(cheap)).isTrue();
    assertThat(passwords(new Settings.PasswordCost(256, 2, 1), 4).stale(cheap)).isTrue();
    assertThat(passwords(DEAR, 4).stale(dear)).isFalse();
    assertThat(passwords(CHEAP, 4).stale(dear)).isFalse();
  }

  @Test
  void aStaleHashIsReplacedUnlessThePasswordWasChangedMeanwhile() {
    String password = "seven ducks in blue shoes";
    long account = account();
    String former = passwords(CHEAP, 4).hash(password);
    sql.run("INSERT INTO credential (account_id, password_hash, changed_at) VALUES (?, ?, ?)", account, former, Instant.parse("2026-01-01T00:00:00Z"));
    Passwords now = passwords(DEAR, 4);
    now.rehash(account, former, password);
    String replaced = hash(account);
    assertThat(replaced).isNotEqualTo(former);
    assertThat(now.stale(replaced)).isFalse();
    assertThat(now.matches(password, replaced)).isTrue();
    now.rehash(account, former, "what somebody sets who was a moment too late");
    assertThat(hash(account)).isEqualTo(replaced);
  }

  @Test
  void beyondTheBoundOneIsToldWhenToComeBackAndAfterwardsItWorks() throws InterruptedException {
    Passwords passwords = passwords(new Settings.PasswordCost(32_768, 3, 1), 2);
    String hash = passwords.hash("seven ducks in blue shoes");
    int threads = 16;
    CountDownLatch start = new CountDownLatch(1);
    AtomicInteger right = new AtomicInteger();
    List<Integer> later = java.util.Collections.synchronizedList(new ArrayList<>());
    List<Thread> all = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      all.add(Thread.ofPlatform().start(() -> {
        try {
          start.await();
          if (passwords.matches("seven ducks in blue shoes", hash)) {
            right.incrementAndGet();
          }
        } catch (Failure.TooMany refused) {
          later.add(refused.retryAfterSeconds());
        } catch (InterruptedException ended) {
          Thread.currentThread().interrupt();
        }
      }));
    }
    start.countDown();
    for (Thread thread : all) {
      thread.join();
    }
    assertThat(right.get() + later.size()).isEqualTo(threads);
    assertThat(right.get()).isGreaterThanOrEqualTo(2);
    assertThat(later).isNotEmpty().containsOnly(Passwords.RETRY_SECONDS);
    assertThat(passwords.matches("seven ducks in blue shoes", hash)).isTrue();
    assertThat(passwords.matches("seven ducks in blue shoes", hash)).isTrue();
  }

  @Test
  void whenEveryPlaceIsTakenARehashWaitsForTheNextTime() {
    long account = account();
    String former = passwords(CHEAP, 4).hash("seven ducks in blue shoes");
    sql.run("INSERT INTO credential (account_id, password_hash, changed_at) VALUES (?, ?, ?)", account, former, Instant.parse("2026-01-01T00:00:00Z"));
    Passwords none = passwords(DEAR, 0);
    none.rehash(account, former, "seven ducks in blue shoes");
    assertThat(hash(account)).isEqualTo(former);
    assertThatThrownBy(() -> none.hash("seven ducks in blue shoes")).isInstanceOf(Failure.TooMany.class);
  }

  @Test
  void aDeskMayHaveTwelveCharactersAFirmFifteenAndNeitherItsName() {
    PasswordOwners owners = city.bean(PasswordOwners.class);
    Caller auditor = city.signedIn(Role.AUDITOR);
    Caller firm = city.signedIn(Role.ENTERPRISE);
    assertThat(owners.of(auditor.actor().account()).orElseThrow().least()).isEqualTo(12);
    Passwords.Person person = owners.of(firm.actor().account()).orElseThrow();
    assertThat(person.least()).isEqualTo(15);
    assertThat(person.firms()).singleElement().asString().startsWith("衡阳示例纸鸢制造有限公司");
    Checks checks = new Checks();
    city.bean(Passwords.class).check(checks, "我每天都在示例纸鸢看七只鸭子游泳", person);
    assertThatThrownBy(checks::done).isInstanceOfSatisfying(Failure.Invalid.class, refused -> assertThat(refused.fields().get("password").key()).isEqualTo("check.password-firm"));
    assertThat(owners.of(Ids.next())).isEmpty();
  }

  private long account() {
    MadeAccount made = city.bean(Accounts.class).create(city.system(),
        new Accounts.NewAccount(City.fresh("hashed-"), "示例人", Set.of(Role.AUDITOR), Optional.empty(), Optional.empty(), Optional.empty()), Optional.empty());
    return Ids.read(made.id()).orElseThrow();
  }

  private String hash(long account) {
    return sql.first(row -> row.getString(1), "SELECT password_hash FROM credential WHERE account_id = ?", account).orElseThrow();
  }
}
