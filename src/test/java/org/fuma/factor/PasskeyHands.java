package org.fuma.factor;

import io.micronaut.json.tree.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.Reply;
import org.fuma.store.Ids;
import org.fuma.store.Sql;

/** What tests do again and again with passkeys, over HTTP. */
public final class PasskeyHands {

  private static final String FROM = "X-Forwarded-For";
  private static final AtomicInteger ADDRESS = new AtomicInteger();

  private PasskeyHands() {}

  /** Another address each time: the limits by address are not what is tested here. */
  private static String address() {
    int number = ADDRESS.incrementAndGet();
    return "198.18." + number / 250 + "." + (1 + number % 250);
  }

  /** Sends an answer. */
  public static Reply answer(Caller person, String path, Map<String, ?> answer, String... headers) {
    return person.post(path, answer, Stream.concat(Stream.of(FROM, address()), Stream.of(headers)).toArray(String[]::new));
  }

  /** Asks for a challenge. */
  public static JsonNode challenge(Caller person, String path) {
    return person.post(path + "/options", Map.of(), FROM, address()).expect(200).json();
  }

  /** A real authenticator's way at this city's address. */
  public static SoftwareKey.Way honest() {
    return SoftwareKey.Way.honest(City.get().address());
  }

  /** Makes a passkey and answers the key. */
  public static SoftwareKey made(Caller person) {
    // Its browser comes in by the password alone while that is enough.
    person.page("/account").expect(200);
    SoftwareKey key = new SoftwareKey();
    person.moved(send(person, "/account/passkeys", Map.of("label", "示例手机"), key::make, honest()).expect(201));
    return key;
  }

  /** Asks for a challenge and sends the answer to it. */
  public static Reply send(Caller person, String path, Map<String, ?> more, BiFunction<JsonNode, SoftwareKey.Way, Map<String, Object>> answer, SoftwareKey.Way way) {
    return answer(person, path, asked(person, path, more, answer, way));
  }

  /** Asks for a challenge; answers what would be sent. */
  public static Map<String, Object> asked(Caller person, String path, Map<String, ?> more, BiFunction<JsonNode, SoftwareKey.Way, Map<String, Object>> answer,
      SoftwareKey.Way way) {
    JsonNode begun = challenge(person, path);
    Map<String, Object> body = new HashMap<>(more);
    body.put("ceremony", begun.get("ceremony").getStringValue());
    body.put("credential", answer.apply(begun.get("options"), way));
    return body;
  }

  /** Signs in by the key, as nobody yet. */
  public static Reply signIn(SoftwareKey key, SoftwareKey.Way way) {
    return send(City.get().anyone(), "/sign-in/passkey", Map.of("next", "/account"), key::answer, way);
  }

  /** Ids of the person's passkeys as pages show them. */
  public static List<String> ids(Caller person) {
    return City.get().bean(Sql.class).list(row -> Ids.show(row.getLong(1)), "SELECT id FROM passkey WHERE account_id = ? ORDER BY id", person.actor().account());
  }
}
