package org.fuma.factor;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.json.tree.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.Race;
import org.fuma.Reply;
import org.fuma.access.Role;
import org.fuma.access.Strength;
import org.fuma.store.ServiceClock;
import org.fuma.store.Sql;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Passkeys over HTTP, with an authenticator in software that can also do wrong. */
class PasskeyTest {

  private final City city = City.get();
  private final Sql sql = city.bean(Sql.class);

  @Test
  void aPasskeyOpensATwofoldSessionWithoutANameAndLeadsOn() {
    Caller person = city.signedIn(Role.SUPERVISOR);
    Reply in = PasskeyHands.signIn(PasskeyHands.made(person), PasskeyHands.honest()).expect(200);
    assertThat(in.json().get("next").getStringValue()).isEqualTo("/account");
    assertThat(String.join("\n", in.headers().allValues("Set-Cookie"))).contains("fuma_access=").contains("fuma_refresh=").contains("fuma_known=").containsIgnoringCase("HttpOnly");
    assertThat(strengths(person)).contains(Strength.PASSKEY.name());
    assertThat(events(person, "sign-in")).anyMatch(detail -> detail.startsWith("strength=PASSKEY"));
    assertThat(events(person, "factor.added")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://elsewhere.example.cn/", "//elsewhere.example.cn", "/\\elsewhere", "javascript:alert(1)"})
  void anotherSitesAddressIsNotGoneOnTo(String next) {
    SoftwareKey key = PasskeyHands.made(city.signedIn(Role.OFFICIAL));
    Reply in = PasskeyHands.send(city.anyone(), "/sign-in/passkey", Map.of("next", next), key::answer, PasskeyHands.honest());
    assertThat(in.expect(200).json().get("next").getStringValue()).isEqualTo("/");
  }

  static Stream<SoftwareKey.Way> dishonest() {
    SoftwareKey.Way honest = PasskeyHands.honest();
    return Stream.of(
        honest.origin("https://elsewhere.example.cn"), honest.origin("http://localhost:1"), honest.origin(honest.origin().replace("http:", "https:")),
        honest.origin("http://evil.localhost:" + honest.origin().replaceAll(".*:", "")), honest.origin(""), honest.party("elsewhere.example.cn"), honest.absent(),
        honest.unverified(), honest.type("webauthn.other"));
  }

  @ParameterizedTest
  @MethodSource("dishonest")
  void anAnswerThatIsNotForUsOrDidNotAskItsPersonIsRefused(SoftwareKey.Way way) {
    Caller person = city.signedIn(Role.OFFICIAL);
    SoftwareKey key = PasskeyHands.made(person);
    assertThat(PasskeyHands.signIn(key, way).status()).isEqualTo(401);
    SoftwareKey second = new SoftwareKey();
    assertThat(PasskeyHands.send(person, "/account/passkeys", Map.of("label", "第二个"), second::make, way).status()).isEqualTo(422);
    assertThat(PasskeyHands.ids(person)).hasSize(1);
    PasskeyHands.signIn(key, PasskeyHands.honest()).expect(200);
  }

  @Test
  void anAnswerIsGoodOnce() {
    Caller person = city.signedIn(Role.OFFICIAL);
    SoftwareKey key = new SoftwareKey();
    Map<String, Object> registration = PasskeyHands.asked(person, "/account/passkeys", Map.of("label", "示例手机"), key::make, PasskeyHands.honest());
    person.moved(person.post("/account/passkeys", registration).expect(201));
    person.post("/account/passkeys", registration).expect(422);

    Map<String, Object> signIn = PasskeyHands.asked(city.anyone(), "/sign-in/passkey", Map.of(), key::answer, PasskeyHands.honest());
    PasskeyHands.answer(city.anyone(), "/sign-in/passkey", signIn).expect(200);
    PasskeyHands.answer(city.anyone(), "/sign-in/passkey", signIn).expect(401);
    assertThat(PasskeyHands.ids(person)).hasSize(1);
  }

  @Test
  void aWrongAnswerUsesItsChallengeUp() {
    SoftwareKey key = PasskeyHands.made(city.signedIn(Role.OFFICIAL));
    Caller nobody = city.anyone();
    JsonNode begun = PasskeyHands.challenge(nobody, "/sign-in/passkey");
    String ceremony = begun.get("ceremony").getStringValue();
    nobody.post("/sign-in/passkey", Map.of("ceremony", ceremony, "credential", new SoftwareKey().answer(begun.get("options"), PasskeyHands.honest()))).expect(401);
    nobody.post("/sign-in/passkey", Map.of("ceremony", ceremony, "credential", key.answer(begun.get("options"), PasskeyHands.honest()))).expect(401);
  }

  @Test
  void aChallengeIsGoodForFiveMinutesOfItsKindAndItsAccount() {
    Ceremonies ceremonies = city.bean(Ceremonies.class);
    ServiceClock clock = city.bean(ServiceClock.class);
    Instant now = Instant.now();
    long account = city.signedIn(Role.OFFICIAL).actor().account();
    String token = clock.at(now, () -> ceremonies.begin(Ceremonies.Kind.PROOF, Optional.of(account), "{}"));
    assertThat(clock.at(now.plus(Duration.ofMinutes(5)).plusSeconds(30), () -> ceremonies.take(Ceremonies.Kind.PROOF, Optional.of(account), token))).isEmpty();
    assertThat(clock.at(now, () -> ceremonies.take(Ceremonies.Kind.SIGN_IN, Optional.empty(), token))).isEmpty();
    assertThat(clock.at(now, () -> ceremonies.take(Ceremonies.Kind.PROOF, Optional.empty(), token))).isEmpty();
    assertThat(clock.at(now, () -> ceremonies.take(Ceremonies.Kind.PROOF, Optional.of(account + 1), token))).isEmpty();
    assertThat(clock.at(now.plus(Duration.ofMinutes(5)).minusSeconds(30), () -> ceremonies.take(Ceremonies.Kind.PROOF, Optional.of(account), token))).contains("{}");
    assertThat(clock.at(now, () -> ceremonies.take(Ceremonies.Kind.PROOF, Optional.of(account), token))).isEmpty();
  }

  @Test
  void nobodyAnswersForAnother() {
    Caller one = city.signedIn(Role.OFFICIAL);
    Caller other = city.signedIn(Role.OFFICIAL);
    SoftwareKey ones = PasskeyHands.made(one);
    SoftwareKey others = PasskeyHands.made(other);
    // As its own user at the other's proof, as the other's user anywhere.
    assertThat(PasskeyHands.send(one, "/account/proof/passkey", Map.of(), others::answer, PasskeyHands.honest()).status()).isEqualTo(422);
    byte[] handle = StoredPasskeys.handle(one.actor().account()).getBytes();
    assertThat(PasskeyHands.send(city.anyone(), "/sign-in/passkey", Map.of(), (options, way) -> others.answer(options, way, handle), PasskeyHands.honest()).status())
        .isEqualTo(401);
    // A registration begun by one is not ended by the other, and a key that one has is not added by the other.
    SoftwareKey fresh = new SoftwareKey();
    Map<String, Object> begun = PasskeyHands.asked(one, "/account/passkeys", Map.of("label", "示例"), fresh::make, PasskeyHands.honest());
    other.post("/account/passkeys", begun).expect(422);
    assertThat(PasskeyHands.send(other, "/account/passkeys", Map.of("label", "示例"), ones::make, PasskeyHands.honest()).status()).isEqualTo(422);
    assertThat(PasskeyHands.ids(other)).hasSize(1);
  }

  @Test
  void aCountThatGoesBackIsACopyAndIsToldToTheAuditor() {
    Caller person = city.signedIn(Role.OFFICIAL);
    SoftwareKey key = PasskeyHands.made(person);
    PasskeyHands.signIn(key, PasskeyHands.honest().counting(7)).expect(200);
    PasskeyHands.signIn(key, PasskeyHands.honest().counting(0)).expect(401);
    PasskeyHands.signIn(key, PasskeyHands.honest().counting(-2)).expect(401);
    assertThat(events(person, "sign-in.failed")).hasSize(2).allMatch(detail -> detail.contains("copy"));
    PasskeyHands.signIn(key, PasskeyHands.honest().counting(3)).expect(200);
  }

  @Test
  void anAuthenticatorThatDoesNotCountSaysNoughtForEver() {
    SoftwareKey key = PasskeyHands.made(city.signedIn(Role.OFFICIAL));
    PasskeyHands.signIn(key, PasskeyHands.honest().counting(0)).expect(200);
    PasskeyHands.signIn(key, PasskeyHands.honest().counting(0)).expect(200);
  }

  @Test
  void sixteenAnswersAtOnceWithOneCountAreOneSuccess() {
    SoftwareKey key = PasskeyHands.made(city.signedIn(Role.OFFICIAL));
    PasskeyHands.signIn(key, PasskeyHands.honest()).expect(200);
    List<Map<String, Object>> answers = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      answers.add(PasskeyHands.asked(city.anyone(), "/sign-in/passkey", Map.of(), key::answer, PasskeyHands.honest().counting(i == 0 ? 1 : 0)));
    }
    List<Object> replies = Race.run(16, i -> () -> PasskeyHands.answer(city.anyone(), "/sign-in/passkey", answers.get(i)).status());
    assertThat(replies).containsOnlyOnce(200).allMatch(status -> status.equals(200) || status.equals(401));
  }

  @ParameterizedTest
  @ValueSource(strings = {"LOCKED", "CLOSED"})
  void anAccountThatIsNotActiveIsRefusedLikeAnyFailure(String state) {
    Caller person = city.signedIn(Role.OFFICIAL);
    SoftwareKey key = PasskeyHands.made(person);
    sql.run("UPDATE account_head SET state = ? WHERE id = ?", state, person.actor().account());
    Reply refused = PasskeyHands.signIn(key, PasskeyHands.honest()).expect(401);
    Reply unknown = PasskeyHands.signIn(new SoftwareKey(), PasskeyHands.honest()).expect(401);
    assertThat(told(refused)).isEqualTo(told(unknown));
  }

  @Test
  void othersWrongPasswordsHoldNoPasskeyUp() {
    Caller person = city.signedIn(Role.OFFICIAL);
    SoftwareKey key = PasskeyHands.made(person);
    for (int i = 0; i < 6; i++) {
      city.anyone().submit("/sign-in", Map.of("username", person.username(), "password", "certainly not the password")).expect(401);
    }
    city.anyone().submit("/sign-in", Map.of("username", person.username(), "password", City.PASSWORD)).expect(401);
    PasskeyHands.signIn(key, PasskeyHands.honest()).expect(200);
  }

  @Test
  void onesOwnPasskeyIsRemovedAndNobodyElses() {
    Caller person = city.signedIn(Role.OFFICIAL);
    Caller other = city.signedIn(Role.OFFICIAL);
    SoftwareKey key = PasskeyHands.made(person);
    String id = PasskeyHands.ids(person).getFirst();
    other.submit("/account/passkeys/" + id + "/removal", Map.of()).expect(404);
    person.submit("/account/passkeys/0000000000000/removal", Map.of()).expect(404);
    person.submit("/account/passkeys/nonsense/removal", Map.of()).expect(404);
    assertThat(person.page("/account/passkeys/" + id + "/removal").expect(200).body()).contains("f-password");
    other.page("/account/passkeys/" + id + "/removal").expect(404);
    person.submit("/account/passkeys/" + id + "/removal", Map.of("password", "not the password")).expect(422);
    person.submit("/account/passkeys/" + id + "/removal", Map.of("password", City.PASSWORD)).expect(303);
    PasskeyHands.signIn(key, PasskeyHands.honest()).expect(401);
    assertThat(events(person, "factor.removed")).hasSize(1);
    assertThat(events(other, "factor.removed")).isEmpty();
  }

  @Test
  void aDeskKeepsItsLastFactorEvenWhenTwoAreRemovedAtOnce() {
    Caller desk = city.signedIn(Role.AUDITOR);
    PasskeyHands.made(desk);
    desk.submit("/account/passkeys/" + PasskeyHands.ids(desk).getFirst() + "/removal", Map.of()).expect(409);
    PasskeyHands.made(desk);
    List<String> both = PasskeyHands.ids(desk);
    List<Object> replies = Race.run(2, i -> () -> desk.submit("/account/passkeys/" + both.get(i) + "/removal", Map.of()).status());
    assertThat(replies).containsExactlyInAnyOrder(303, 409);
    assertThat(PasskeyHands.ids(desk)).hasSize(1);
  }

  @Test
  void anAccountHasTenPasskeysAtMost() {
    Caller person = city.signedIn(Role.OFFICIAL);
    for (int i = 0; i < Passkeys.MOST; i++) {
      PasskeyHands.made(person);
    }
    person.post("/account/passkeys/options", Map.of()).expect(409);
  }

  @Test
  void whoProvedThemselvesLongAgoProvesAnewByPasskeyBeforeAnythingIsChanged() {
    Caller person = city.signedIn(Role.OFFICIAL);
    SoftwareKey key = PasskeyHands.made(person);
    sql.run("UPDATE session SET proved_at = ?, strength = 'PASSWORD' WHERE account_id = ?", Instant.now().minus(Duration.ofHours(1)), person.actor().account());
    Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> person.post("/account/passkeys/options", Map.of()).status() == 403);
    assertThat(person.post("/account/passkeys/options", Map.of()).json().get("type").getStringValue()).isEqualTo("urn:fuma:problem:proof");
    Reply proved = PasskeyHands.send(person, "/account/proof/passkey", Map.of("next", "/account/passkeys/new"), key::answer, PasskeyHands.honest());
    assertThat(proved.expect(200).json().get("next").getStringValue()).isEqualTo("/account/passkeys/new");
    person.moved(proved);
    person.post("/account/passkeys/options", Map.of()).expect(200);
  }

  @Test
  void aPasswordAloneAddsNeitherKeyNorPhoneToAnAccountThatHasAFactor() {
    Caller person = city.signedIn(Role.OFFICIAL);
    PasskeyHands.made(person);
    sql.run("UPDATE session SET strength = 'PASSWORD' WHERE account_id = ?", person.actor().account());
    Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> person.post("/account/passkeys/options", Map.of()).status() == 403);
    Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> person.page("/account/devices/new").status() == 303);
    Map<String, String> phone = Map.of("label", "示例手机", "pin", "384729", "again", "384729");
    assertThat(person.submit("/account/devices", phone).expect(303).header("Location")).startsWith("/account/proof");
    assertThat(sql.list(row -> 1, "SELECT 1 FROM device WHERE account_id = ?", person.actor().account())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "[]", "7", "\"text\"", "{}", "{\"id\":\"AA\",\"type\":\"public-key\"}", "{\"id\":7,\"rawId\":null,\"response\":[]}",
      "{\"id\":\"AA\",\"rawId\":\"AA\",\"type\":\"public-key\",\"clientExtensionResults\":{},\"response\":{\"clientDataJSON\":\"AA\",\"attestationObject\":\"AA\"}}",
      "{\"id\":\"AA\",\"rawId\":\"AA\",\"type\":\"public-key\",\"clientExtensionResults\":{},\"response\":{\"clientDataJSON\":\"e30\",\"attestationObject\":\"oA\"}}",
      "{\"id\":\"AA\",\"rawId\":\"AA\",\"type\":\"public-key\",\"clientExtensionResults\":{},\"response\":{\"clientDataJSON\":\"e30\",\"authenticatorData\":\"AA\",\"signature\":\"AA\",\"userHandle\":\"AA\"}}",
      "{\"id\":\"!!\",\"rawId\":\"!!\",\"type\":\"x\",\"clientExtensionResults\":7,\"response\":null}"})
  void whatIsNoCredentialIsRefusedAndNoError(String credential) {
    Caller person = city.signedIn(Role.OFFICIAL);
    for (String path : List.of("/account/passkeys", "/account/proof/passkey", "/sign-in/passkey")) {
      Caller caller = path.startsWith("/sign-in") ? city.anyone() : person;
      String ceremony = PasskeyHands.challenge(caller, path).get("ceremony").getStringValue();
      byte[] body = "{\"ceremony\":\"%s\",\"label\":\"示例\",\"credential\":%s}".formatted(ceremony, credential).getBytes(java.nio.charset.StandardCharsets.UTF_8);
      assertThat(caller.post(path, "application/json", body, "X-Forwarded-For", "198.19.0." + (body.length % 250)).status()).isIn(400, 401, 422);
    }
  }

  @Test
  void aLabelIsAskedForAndBounded() {
    Caller person = city.signedIn(Role.OFFICIAL);
    for (String label : List.of("", " ", "长".repeat(41))) {
      Map<String, Object> body = new HashMap<>(
          PasskeyHands.asked(person, "/account/passkeys", Map.of("label", label), new SoftwareKey()::make, PasskeyHands.honest()));
      person.post("/account/passkeys", body).expect(422);
    }
    assertThat(PasskeyHands.ids(person)).isEmpty();
  }

  private List<String> strengths(Caller person) {
    return sql.list(row -> row.getString(1), "SELECT strength FROM session WHERE account_id = ?", person.actor().account());
  }

  private List<String> events(Caller person, String kind) {
    return sql.list(row -> row.getString(1), "SELECT detail FROM security_event WHERE account_id = ? AND kind = ?", person.actor().account(), kind);
  }

  private static String told(Reply reply) {
    return reply.body().replaceAll("\"requestId\":\"[^\"]*\"", "");
  }
}
