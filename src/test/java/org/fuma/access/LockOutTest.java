package org.fuma.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.Race;
import org.fuma.Reply;
import org.fuma.store.ServiceClock;
import org.junit.jupiter.api.Test;

/** Guessing passwords: slowed in the database, without telling who exists and without locking people out of their own browser. */
class LockOutTest {

  private static final String WRONG = "not the password at all";

  private static final AtomicInteger ADDRESS = new AtomicInteger();

  private final City city = City.get();

  @Test
  void fiveFailuresLockForAQuarterOfAnHourAndTheAnswerIsTheSameThroughout() {
    Caller person = city.signedIn(Role.AUDITOR);
    List<Reply> known = new ArrayList<>();
    List<Reply> unknown = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      known.add(attempt(person.username(), WRONG));
      unknown.add(attempt("nobody-" + person.username(), WRONG));
    }
    known.add(attempt(person.username(), City.PASSWORD));
    assertThat(known).allMatch(reply -> reply.status() == 401);
    assertThat(unknown).allMatch(reply -> reply.status() == 401);
    assertThat(known.stream().map(LockOutTest::told).distinct()).hasSize(1).isEqualTo(unknown.stream().map(LockOutTest::told).distinct().toList());
    assertThat(told(known.getFirst())).contains("5 次").contains("15 分钟");
  }

  @Test
  void theLockEndsFifteenMinutesAfterTheFifthFailureAndNotBefore() {
    Tries tries = city.bean(Tries.class);
    ServiceClock clock = city.bean(ServiceClock.class);
    String subject = City.fresh("subject-");
    Instant begin = Instant.now();
    for (int i = 0; i < Tries.MOST; i++) {
      assertThat(clock.at(begin.plusSeconds(i * 120), () -> tries.take(subject))).isTrue();
    }
    Instant fifth = begin.plusSeconds(4 * 120);
    assertThat(clock.at(fifth.plus(Tries.WINDOW).minusSeconds(20), () -> tries.take(subject))).isFalse();
    assertThat(clock.at(fifth.plus(Tries.WINDOW).minusSeconds(20), () -> tries.locked(subject))).isTrue();
    assertThat(clock.at(fifth.plus(Tries.WINDOW).plusSeconds(20), () -> tries.locked(subject))).isFalse();
    assertThat(clock.at(fifth.plus(Tries.WINDOW).plusSeconds(20), () -> tries.take(subject))).isTrue();
  }

  @Test
  void failuresFartherApartThanAQuarterOfAnHourDoNotAddUp() {
    Tries tries = city.bean(Tries.class);
    ServiceClock clock = city.bean(ServiceClock.class);
    String subject = City.fresh("subject-");
    Instant begin = Instant.now();
    for (int i = 0; i < 20; i++) {
      assertThat(clock.at(begin.plus(Tries.WINDOW.multipliedBy(i)).plusSeconds(i * 20), () -> tries.take(subject))).isTrue();
    }
  }

  @Test
  void successBeginsAnew() {
    Caller person = city.signedIn(Role.AUDITOR);
    for (int round = 0; round < 3; round++) {
      for (int i = 0; i < 4; i++) {
        assertThat(attempt(person.username(), WRONG).status()).isEqualTo(401);
      }
      assertThat(attempt(person.username(), City.PASSWORD).status()).isEqualTo(201);
    }
  }

  @Test
  void sixteenGuessersAtOnceGetFiveTriesTogether() {
    Tries tries = city.bean(Tries.class);
    String subject = City.fresh("subject-");
    AtomicInteger taken = new AtomicInteger();
    Race.run(16, i -> () -> {
      for (int n = 0; n < 4; n++) {
        if (tries.take(subject)) {
          taken.incrementAndGet();
        }
      }
      return taken;
    });
    assertThat(taken).hasValue(Tries.MOST);
  }

  @Test
  void aKnownBrowserIsNotLockedByOthersFailures_andItsOwnLockItAlone() {
    Caller person = city.signedIn(Role.AUDITOR);
    person.page("/accounts").expect(200);
    for (int i = 0; i < 6; i++) {
      assertThat(attempt(person.username(), WRONG).status()).isEqualTo(401);
    }
    assertThat(attempt(person.username(), City.PASSWORD).status()).as("elsewhere the account is locked").isEqualTo(401);
    person.submit("/sign-out", Map.of()).expect(303);
    person.submit("/sign-in", Map.of("username", person.username(), "password", City.PASSWORD)).expect(303);
    person.submit("/sign-out", Map.of()).expect(303);
    for (int i = 0; i < 5; i++) {
      person.submit("/sign-in", Map.of("username", person.username(), "password", WRONG)).expect(401);
    }
    person.submit("/sign-in", Map.of("username", person.username(), "password", City.PASSWORD)).expect(401);
  }

  @Test
  void aBrowserKnownToOneAccountIsNotKnownToAnother() {
    Caller person = city.signedIn(Role.AUDITOR);
    person.page("/accounts").expect(200);
    Caller victim = city.signedIn(Role.AUDITOR);
    for (int i = 0; i < 6; i++) {
      person.submit("/sign-in", Map.of("username", victim.username(), "password", WRONG)).expect(401);
    }
    assertThat(attempt(victim.username(), City.PASSWORD).status()).isEqualTo(401);
  }

  @Test
  void theOwnerIsToldOfFailuresAtTheNextSignIn() {
    Caller person = city.signedIn(Role.AUDITOR);
    person.page("/accounts").expect(200);
    assertThat(person.page("/accounts").body()).doesNotContain("登录您的账户失败");
    for (int i = 0; i < 3; i++) {
      attempt(person.username(), WRONG);
    }
    org.awaitility.Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> city.bean(org.fuma.store.Sql.class)
        .list(row -> 1, "SELECT 1 FROM security_event WHERE kind = 'sign-in.failed' AND account_id = ?", person.actor().account()).size() == 3);
    person.submit("/sign-out", Map.of()).expect(303);
    person.submit("/sign-in", Map.of("username", person.username(), "password", City.PASSWORD)).expect(303);
    assertThat(person.page("/").expect(200).body()).contains("有人 3 次登录您的账户失败");
  }

  @Test
  void sixteenThreadsThatReuseOneRefreshTokenGetOneSuccessAndTheSessionEnds() {
    Caller person = city.signedIn(Role.AUDITOR);
    String refresh = person.refreshToken();
    List<Reply> replies =
        Race.run(16, i -> () -> city.anyone().post("/api/v1/sessions/renewal", Map.of("refreshToken", refresh))).stream().map(Reply.class::cast).toList();
    assertThat(replies.stream().filter(reply -> reply.status() == 200)).hasSize(1);
    assertThat(replies.stream().filter(reply -> reply.status() == 401)).hasSize(15);
    String next = replies.stream().filter(reply -> reply.status() == 200).findFirst().orElseThrow().json().get("refreshToken").getStringValue();
    city.anyone().post("/api/v1/sessions/renewal", Map.of("refreshToken", next)).expect(401);
    org.awaitility.Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> person.get("/api/v1/accounts").status() == 401);
  }

  @Test
  void aBrowsersRefreshTokenNeverYieldsTwoPairs() throws SQLException {
    Caller person = city.signedIn(Role.AUDITOR);
    person.page("/accounts").expect(200);
    person.forget("fuma_access");
    String cookies = person.cookies();
    List<Reply> replies =
        Race.run(8, i -> () -> city.anyone().page("/accounts", "Cookie", cookies)).stream().map(Reply.class::cast).toList();
    assertThat(replies).allMatch(reply -> reply.status() == 200);
    assertThat(replies.stream().filter(reply -> reply.headers().allValues("set-cookie").stream().anyMatch(set -> set.startsWith("fuma_refresh=")))).hasSize(1);
    try (Connection owner = city.database().asOwner(); Statement statement = owner.createStatement()) {
      statement.execute("UPDATE refresh_token SET used_at = used_at - INTERVAL 11 SECOND WHERE used_at IS NOT NULL");
    }
    city.anyone().page("/accounts", "Cookie", cookies).expect(303);
    String next = replies.stream().flatMap(reply -> reply.headers().allValues("set-cookie").stream()).filter(set -> set.startsWith("fuma_refresh="))
        .findFirst().orElseThrow();
    city.anyone().page("/accounts", "Cookie", next.substring(0, next.indexOf(';'))).expect(303);
  }

  @Test
  void anAccountHasTwentySessionsAtMost() {
    Caller person = city.signedIn(Role.AUDITOR);
    person.token();
    String first = person.refreshToken();
    for (int i = 0; i < Sessions.MOST_AT_ONCE; i++) {
      assertThat(attempt(person.username(), City.PASSWORD).status()).isEqualTo(201);
    }
    city.anyone().post("/api/v1/sessions/renewal", Map.of("refreshToken", first)).expect(401);
  }

  @Test
  void signingInAnewInABrowserEndsWhatItHadBefore() {
    Caller person = city.signedIn(Role.AUDITOR);
    person.page("/accounts").expect(200);
    String refresh = person.cookie("fuma_refresh");
    person.submit("/sign-in", Map.of("username", person.username(), "password", City.PASSWORD)).expect(303);
    city.anyone().post("/api/v1/sessions/renewal", Map.of("refreshToken", refresh)).expect(401);
  }

  @Test
  void tokensFromBeforeAProofAreWorthNothingAfterIt() {
    Caller person = city.signedIn(Role.AUDITOR);
    person.get("/api/v1/accounts").expect(200);
    SessionStanding before = city.bean(Actors.class).find(person.actor().account(), session(person)).orElseThrow().session();
    Sessions.Pair after = city.bean(Sessions.class).again(before, Strength.TWO_FACTORS);
    assertThat(after.session()).isNotEqualTo(before.id());
    city.anyone().post("/api/v1/sessions/renewal", Map.of("refreshToken", person.refreshToken())).expect(401);
    org.awaitility.Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> person.get("/api/v1/accounts").status() == 401);
    city.anyone().get("/api/v1/accounts", "Authorization", "Bearer " + after.access()).expect(200);
    org.assertj.core.api.Assertions.assertThatThrownBy(() -> city.bean(Sessions.class).again(before, Strength.TWO_FACTORS))
        .isInstanceOf(org.fuma.web.Failure.SignInRequired.class);
  }

  private static long session(Caller person) {
    try {
      return org.fuma.store.Ids.read(com.nimbusds.jwt.JWTParser.parse(person.token()).getJWTClaimsSet().getStringClaim("sid")).orElseThrow();
    } catch (java.text.ParseException notOurs) {
      throw new IllegalStateException(notOurs);
    }
  }

  /**
   * Unknown name and wrong password, measured over HTTP, first the one and then the other by turns. The lower quartiles have to agree within noise: what
   * else the machine does only adds to some of the times.
   */
  @Test
  void anUnknownNameTakesAsLongAsAWrongPassword() {
    int rounds = 60;
    long[] wrong = new long[rounds];
    long[] unknown = new long[rounds];
    List<String> people = IntStream.range(0, rounds / 4 + 1).mapToObj(i -> city.signedIn(Role.AUDITOR).username()).toList();
    for (int i = -20; i < rounds; i++) {
      String existing = people.get(Math.floorMod(i, people.size()));
      boolean existingFirst = i % 2 == 0;
      long first = time(existingFirst ? existing : "no-" + existing);
      long second = time(existingFirst ? "no-" + existing : existing);
      if (i >= 0) {
        wrong[i] = existingFirst ? first : second;
        unknown[i] = existingFirst ? second : first;
      }
    }
    double ratio = (double) lowerQuartile(unknown) / lowerQuartile(wrong);
    System.err.printf("sign-in: wrong password %.2f ms, unknown name %.2f ms, ratio %.2f%n", lowerQuartile(wrong) / 1e6, lowerQuartile(unknown) / 1e6, ratio);
    assertThat(ratio).isBetween(0.75, 1.33);
  }

  private long time(String username) {
    long begin = System.nanoTime();
    attempt(username, WRONG);
    return System.nanoTime() - begin;
  }

  private static long lowerQuartile(long[] times) {
    long[] sorted = times.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 4];
  }

  private Reply attempt(String username, String password) {
    // From an address of its own: what is tested here is the count by name.
    String address = "10." + ADDRESS.incrementAndGet() / 200 + ".1." + ADDRESS.get() % 200;
    return city.anyone().post("/api/v1/sessions", Map.of("username", username, "password", password), "X-Forwarded-For", address);
  }

  /** The answer without what differs from any answer to any other. */
  private static String told(Reply reply) {
    return reply.status() + reply.body().replaceAll("\"requestId\":\"[^\"]*\"|\"instance\":\"[^\"]*\"", "");
  }
}
