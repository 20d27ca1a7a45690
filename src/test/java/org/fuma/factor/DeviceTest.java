package org.fuma.factor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.Reply;
import org.fuma.access.RememberedDevices;
import org.fuma.access.Role;
import org.fuma.store.Ids;
import org.fuma.store.Sql;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Remembered phones over HTTP. */
class DeviceTest {

  private static final String PIN = "384729";
  private static final String WRONG = "902617";

  private final City city = City.get();
  private final Sql sql = city.bean(Sql.class);
  private final Devices devices = city.bean(Devices.class);
  private final DeviceOpening opening = city.bean(DeviceOpening.class);

  @ParameterizedTest
  @EnumSource(value = Role.class, names = {"OFFICIAL", "ENTERPRISE"})
  void aRememberedPhoneIsOpenedByItsPin(Role role) {
    Caller person = city.signedIn(role);
    Reply remembered = remember(person).expect(303);
    assertThat(remembered.header("Location")).isEqualTo("/account?done=device");
    String cookie = remembered.headers().allValues("Set-Cookie").stream().filter(line -> line.startsWith("fuma_device=")).findFirst().orElseThrow();
    assertThat(cookie).containsIgnoringCase("HttpOnly").contains("SameSite=Strict").contains("Max-Age=" + Duration.ofDays(30).toSeconds());
    assertThat(person.page("/account").expect(200).body()).contains("示例手机").contains("本机");

    person.submit("/sign-out", Map.of()).expect(303);
    assertThat(person.page("/account").expect(303).header("Location")).startsWith("/sign-in");
    assertThat(person.page("/sign-in?next=%2Faccount").expect(303).header("Location")).isEqualTo("/sign-in/device?next=%2Faccount");
    assertThat(person.page("/sign-in/device?next=%2Faccount").expect(200).body()).contains("示例手机");
    Reply opened = person.submit("/sign-in/device", Map.of("pin", PIN, "next", "/account")).expect(303);
    assertThat(opened.header("Location")).isEqualTo("/account");
    assertThat(opened.headers().allValues("Set-Cookie")).anyMatch(line -> line.startsWith("fuma_device=") && line.contains("Max-Age=" + Duration.ofDays(30).toSeconds()));
    person.page("/account").expect(200);
    assertThat(sql.list(row -> row.getLong(1), "SELECT device_id FROM session WHERE account_id = ? AND strength = 'DEVICE'", person.actor().account()))
        .containsExactly(only(person));
    assertThat(events(person)).contains("device.remembered", "sign-in");
  }

  @Test
  void thePasswordStaysOneTapAwayAndWhoIsSignedInIsNotAsked() {
    Caller person = remembering();
    assertThat(person.page("/sign-in").expect(303).header("Location")).isEqualTo("/");
    assertThat(person.page("/sign-in/device").expect(303).header("Location")).isEqualTo("/");
    person.submit("/sign-out", Map.of()).expect(303);
    assertThat(person.page("/sign-in/device").expect(200).body()).contains("/sign-in?by=password");
    assertThat(person.page("/sign-in?by=password").expect(200).body()).contains("f-password");
    assertThat(city.anyone().page("/sign-in").expect(200).body()).contains("f-password");
  }

  @Test
  void fiveWrongPinsInARowEndThePhone() {
    Caller person = remembering();
    person.submit("/sign-out", Map.of()).expect(303);
    for (int left = 4; left > 0; left--) {
      assertThat(open(person, WRONG).expect(401).body()).contains("还可以试 " + left + " 次");
    }
    assertThat(open(person, WRONG).expect(401).body()).contains("请用密码登录");
    assertThat(open(person, PIN).expect(401).body()).contains("请用密码登录");
    person.page("/sign-in").expect(200);
    assertThat(devices.list(person.actor())).isEmpty();
    assertThat(events(person)).contains("device.forgotten", "sign-in.failed");
  }

  @Test
  void aRightPinBeginsTheCountAnew() {
    Caller person = remembering();
    for (int round = 0; round < 2; round++) {
      person.submit("/sign-out", Map.of()).expect(303);
      for (int i = 0; i < 4; i++) {
        open(person, WRONG).expect(401);
      }
      open(person, PIN).expect(303);
    }
  }

  @Test
  void aPinIsNoProofBeforeWhatOpensTheAccount() {
    Caller person = remembering();
    person.submit("/sign-out", Map.of()).expect(303);
    open(person, PIN).expect(303);
    for (String page : List.of("/account/passkeys/new", "/account/devices/new")) {
      assertThat(person.page(page).expect(303).header("Location")).startsWith("/account/proof?next=");
    }
    person.submit("/account/proof", Map.of("password", City.PASSWORD, "next", "/account/passkeys/new")).expect(303);
    person.page("/account/passkeys/new").expect(200);
  }

  @Test
  void aCopiedCookieIsToldToTheAuditor() {
    Caller person = remembering();
    String copy = person.cookie("fuma_device");
    for (int i = 0; i < 2; i++) {
      person.submit("/sign-out", Map.of()).expect(303);
      open(person, PIN).expect(303);
    }
    assertThat(person.cookie("fuma_device")).isNotEqualTo(copy);
    Caller thief = city.anyone();
    thief.keep("fuma_device", copy);
    open(thief, PIN).expect(401);
    assertThat(sql.list(row -> row.getString(1), "SELECT detail FROM security_event WHERE account_id = ? AND kind = 'device.forgotten'", person.actor().account()))
        .singleElement().asString().contains("copy");
  }

  @ParameterizedTest
  @ValueSource(strings = {"123456", "111111", "12345", "abcdef", ""})
  void aPinThatWillNotDoIsRefusedOnTheForm(String pin) {
    Caller person = city.signedIn(Role.OFFICIAL);
    assertThat(person.submit("/account/devices", Map.of("label", "示例手机", "pin", pin, "again", pin)).expect(422).body()).contains("wrong-pin");
    assertThat(person.submit("/account/devices", Map.of("label", "", "pin", PIN, "again", WRONG)).expect(422).body()).contains("wrong-again").contains("wrong-label");
    assertThat(devices.list(person.actor())).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(value = Role.class, names = {"ADMINISTRATOR", "SUPERVISOR", "AUDITOR", "AUTHORITY_LEAD"})
  void noDeskIsRemembered(Role role) {
    Caller desk = city.signedIn(role);
    desk.page("/account/devices/new").expect(403);
    remember(desk).expect(403);
    assertThat(desk.page("/account").expect(200).body()).doesNotContain("id=\"devices\"");
  }

  @Test
  void whoHasComeToWorkAtADeskOpensNoPhoneAnyMore() {
    Caller person = remembering();
    sql.run("UPDATE account_head SET roles = 'OFFICIAL,AUTHORITY_LEAD' WHERE id = ?", person.actor().account());
    person.submit("/sign-out", Map.of()).expect(303);
    open(person, PIN).expect(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"LOCKED", "CLOSED"})
  void anAccountThatIsNotActiveIsRefusedLikeAWrongPin(String state) {
    Caller person = remembering();
    Caller other = remembering();
    sql.run("UPDATE account_head SET state = ? WHERE id = ?", state, person.actor().account());
    person.submit("/sign-out", Map.of());
    other.submit("/sign-out", Map.of());
    assertThat(told(open(person, PIN).expect(401))).isEqualTo(told(open(other, WRONG).expect(401)));
  }

  @Test
  void aRemovedPhoneOpensNothingAndItsSessionsEnd() {
    Caller person = remembering();
    person.submit("/sign-out", Map.of()).expect(303);
    open(person, PIN).expect(303);
    person.page("/account").expect(200);
    Reply removed = person.submit("/account/devices/" + Ids.show(only(person)) + "/removal", Map.of()).expect(303);
    assertThat(removed.headers().allValues("Set-Cookie")).anyMatch(line -> line.startsWith("fuma_device=;"));
    Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> person.page("/account").status() == 303);
    person.page("/sign-in").expect(200);
    assertThat(events(person)).contains("device.forgotten");
  }

  @Test
  void aForeignPhoneAnswersAsAnUnknownOne() {
    Caller person = remembering();
    Caller other = remembering();
    Reply foreign = other.submit("/account/devices/" + Ids.show(only(person)) + "/removal", Map.of()).expect(404);
    Reply unknown = other.submit("/account/devices/" + Ids.show(Ids.next()) + "/removal", Map.of()).expect(404);
    assertThat(told(foreign)).isEqualTo(told(unknown));
    assertThat(devices.list(person.actor())).hasSize(1);
  }

  @Test
  void whoeverChangesAnAccountEndsItsPhones() {
    Caller person = remembering();
    city.bean(RememberedDevices.class).endAll(person.actor().account());
    person.submit("/sign-out", Map.of()).expect(303);
    open(person, PIN).expect(401);
  }

  @Test
  void aNewPasswordForgetsEveryPhone() {
    Caller person = remembering();
    person.submit("/account/password", Map.of("current", City.PASSWORD, "password", "quite another long sentence", "again", "quite another long sentence"))
        .expect(303);
    assertThat(devices.list(person.actor())).isEmpty();
    Caller second = remembering();
    city.bean(org.fuma.access.EntryLinks.class).givePassword(second.actor().account(), "yet another long sentence");
    assertThat(devices.list(second.actor())).isEmpty();
  }

  @Test
  void aPasskeyOnARememberedPhoneOpensItToo() {
    Caller person = remembering();
    SoftwareKey key = PasskeyHands.made(person);
    String cookie = "fuma_device=" + person.cookie("fuma_device");
    Map<String, Object> answer = new HashMap<>(PasskeyHands.asked(city.anyone(), "/sign-in/passkey", Map.of(), key::answer, PasskeyHands.honest()));
    Reply in = PasskeyHands.answer(city.anyone(), "/sign-in/passkey", answer, "Cookie", cookie).expect(200);
    assertThat(in.headers().allValues("Set-Cookie")).anyMatch(line -> line.startsWith("fuma_device=") && !line.startsWith(cookie));
    assertThat(sql.list(row -> row.getLong(1), "SELECT device_id FROM session WHERE account_id = ? AND strength = 'PASSKEY' AND device_id IS NOT NULL",
        person.actor().account())).containsExactly(only(person));
    // On somebody else's phone it opens a session, but not the phone.
    Caller other = remembering();
    Map<String, Object> second = new HashMap<>(PasskeyHands.asked(city.anyone(), "/sign-in/passkey", Map.of(), key::answer, PasskeyHands.honest()));
    Reply there = PasskeyHands.answer(city.anyone(), "/sign-in/passkey", second, "Cookie", "fuma_device=" + other.cookie("fuma_device")).expect(200);
    assertThat(there.headers().allValues("Set-Cookie")).noneMatch(line -> line.startsWith("fuma_device="));
  }

  @Test
  void onePhoneIsRememberedOnceAndAnAccountHasTenAtMost() {
    Caller person = remembering();
    long first = only(person);
    assertThat(devices.list(person.actor())).hasSize(1);
    remember(person).expect(303);
    assertThat(only(person)).isNotEqualTo(first);
    for (int i = 1; i < Devices.MOST; i++) {
      devices.remember(person.actor(), "示例手机", PIN, PIN, Optional.empty());
    }
    Caller another = city.anyone();
    assertThat(devices.list(person.actor())).hasSize(Devices.MOST);
    another.page("/sign-in/device").expect(200);
    person.forget("fuma_device");
    assertThat(remember(person).expect(409).body()).contains("10");
  }

  @Test
  void theDatabaseHoldsNeitherTheSecretNorWhatThePinAloneWouldFit() {
    Caller person = remembering();
    String token = person.cookie("fuma_device");
    String row = sql.first(found -> found.getString(1), "SELECT CONCAT(HEX(token_hash), pin_hash, label) FROM device WHERE id = ?", only(person)).orElseThrow();
    assertThat(row).doesNotContain(token.split("\\.")).doesNotContain(PIN);
    String hash = sql.first(found -> found.getString(1), "SELECT pin_hash FROM device WHERE id = ?", only(person)).orElseThrow();
    assertThat(hash).startsWith("$argon2id$");
    assertThat(city.bean(org.fuma.access.PinHashes.class).matches(PIN, hash)).isFalse();
  }

  @Test
  void withoutACookieOrWithAnInventedOneThereIsNothingToOpen() {
    assertThat(open(city.anyone(), PIN).expect(401).body()).contains("请用密码登录");
    assertThat(opening.open(PhoneSecret.make(), PIN)).isInstanceOf(DeviceOpening.Opening.Unknown.class);
  }

  private Caller remembering() {
    Caller person = city.signedIn(Role.OFFICIAL);
    remember(person).expect(303);
    return person;
  }

  private static Reply remember(Caller person) {
    return person.submit("/account/devices", Map.of("label", "示例手机", "pin", PIN, "again", PIN));
  }

  private static Reply open(Caller person, String pin) {
    return person.submit("/sign-in/device", Map.of("pin", pin, "next", "/"));
  }

  private long only(Caller person) {
    return devices.list(person.actor()).getFirst().id();
  }

  private List<String> events(Caller person) {
    return sql.list(row -> row.getString(1), "SELECT kind FROM security_event WHERE account_id = ?", person.actor().account());
  }

  private static String told(Reply reply) {
    return reply.body().replaceAll("(?s)[0-9A-Z]{13}|content=\"[^\"]*\"|value=\"[^\"]*\"", "");
  }
}
