package org.fuma.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.Callable;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.fuma.City;
import org.fuma.web.Failure;
import org.junit.jupiter.api.Test;

/** Guessing is slowed, scanning is not, and nothing but the payload itself is shown as genuine. */
class PublicLooksTest {

  private static ProtectionCode shared;

  private final City city = City.get();
  private final PublicLooks looks = city.bean(PublicLooks.class);
  private final IssuedCodes issued = new IssuedCodes();

  private static synchronized ProtectionCode code() {
    if (shared == null) {
      shared = new IssuedCodes().in(CodeState.ACTIVE);
    }
    return shared;
  }

  @Test
  void fromOneAddressGuessesAreSlowedAndGenuineScansGoOn() throws Exception {
    ProtectionCode code = issued.in(CodeState.ACTIVE);
    try (HttpClient guesser = from("127.0.0.77"); HttpClient neighbour = from("127.0.0.78")) {
      int answered = 0;
      HttpResponse<String> last = get(guesser, "/api/v1/codes/" + Serial.generate(), "application/json");
      while (last.statusCode() == 404 && answered++ < 2 * PublicLooks.MISSES_OF_ADDRESS.size()) {
        last = get(guesser, "/api/v1/codes/" + Serial.generate(), "application/json");
      }
      assertThat(last.statusCode()).isEqualTo(429);
      assertThat(answered).isGreaterThanOrEqualTo(PublicLooks.MISSES_OF_ADDRESS.size() - 1);
      assertThat(Integer.parseInt(last.headers().firstValue("Retry-After").orElseThrow())).isBetween(1, 10);
      // Every other second one more is answered.
      HttpResponse<String> page = refused(() -> get(guesser, "/C/" + Serial.generate(), "text/html"));
      assertThat(page.statusCode()).isEqualTo(429);
      assertThat(page.body()).contains("过于频繁", "扫描真实铭牌");
      assertThat(page.headers().firstValue("Retry-After")).isPresent();
      HttpResponse<String> hit = refused(() -> get(guesser, "/api/v1/codes/" + code.serial(), "application/json"));
      assertThat(hit.statusCode()).as("a guess that would hit tells nothing either").isEqualTo(429);
      assertThat(get(guesser, "/C/" + code.payload().text(), "text/html").body()).contains("受保护企业");
      assertThat(get(guesser, "/api/v1/codes/" + code.payload().text(), "application/json").statusCode()).isEqualTo(200);
      assertThat(get(neighbour, "/api/v1/codes/" + code.serial(), "application/json").statusCode()).isEqualTo(200);
      assertThat(get(neighbour, "/api/v1/codes/" + Serial.generate(), "application/json").statusCode()).isEqualTo(404);
    }
  }

  @Test
  void aStreetOfPhonesBehindOneAddressGoesOn() {
    ProtectionCode code = issued.in(CodeState.ACTIVE);
    for (int i = 0; i < 3 * PublicLooks.MISSES_OF_ADDRESS.size(); i++) {
      assertThat(looks.look("street", code.payload().text())).isInstanceOf(Standing.Protected.class);
    }
    assertThat(looks.look("street", Serial.generate().value())).isInstanceOf(Standing.Unknown.class);
  }

  @Test
  void whatIsGuessedAtOneSerialFromManyAddressesIsSlowedAndItsPlaqueIsNot() {
    ProtectionCode code = issued.in(CodeState.ACTIVE);
    CodePayload genuine = code.payload();
    assertThatThrownBy(() -> {
      for (int i = 0; i < 2 * PublicLooks.LOOKS_AT_SERIAL.size(); i++) {
        CodePayload guess = new CodeSigner("01", Codes.seed(i)).sign(genuine.serial(), genuine.uscc());
        looks.look("many-" + i, i % 2 == 0 ? guess.text() : genuine.serial().value());
      }
    }).isInstanceOf(Failure.TooMany.class);
    assertThat(looks.look("honest", genuine.text())).isInstanceOf(Standing.Protected.class);
  }

  @Test
  void anUnknownSerialTellsNothing() {
    String one = city.anyone().get("/api/v1/codes/" + Serial.generate()).expect(404).body();
    assertThat(one).isEqualTo(city.anyone().get("/api/v1/codes/" + Serial.generate()).expect(404).body())
        .contains("\"serial\":null", "\"enterprise\":null", "\"uscc\":null", "\"issuedAt\":null");
  }

  /** Of the changed texts only one that reads as the very same payload may be genuine: so, in ASCII, the other case. */
  @Property(tries = 4_000)
  void aPayloadWithAnyCharacterChangedIsNeverShownAsGenuine(
      @ForAll @IntRange(max = CodePayload.LENGTH - 1) int at, @ForAll("characters") int other) {
    String text = code().payload().text();
    String changed = text.substring(0, at) + Character.toString(other) + text.substring(at + 1);
    CodeStanding standings = city.bean(CodeStanding.class);
    boolean same = CodePayload.read(changed).filter(code().payload()::equals).isPresent();
    assertThat(standings.examine(changed) instanceof Standing.Protected).isEqualTo(same);
    boolean cutShort = other == '?' || other == '#';
    assertThat(standings.examine(city.address() + "/C/" + changed))
        .matches(standing -> standing instanceof Standing.Protected is ? same || cutShort && !is.signatureChecked() : !same);
    if (same) {
      assertThat(Character.toUpperCase(other)).isEqualTo(text.charAt(at));
    }
  }

  @Provide
  static Arbitrary<Integer> characters() {
    return Arbitraries.oneOf(
        Arbitraries.of("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.abcdefghijklmnopqrstuvwxyz".chars().boxed().toList()),
        Arbitraries.integers().between(1, 0xD7FF),
        Arbitraries.integers().between(0x10000, 0x1F9FF),
        // Full-width and mathematical letters and figures, dotless i, long s, the Kelvin sign, Cyrillic and Greek twins, full stops.
        Arbitraries.integers().between(0xFF01, 0xFF5E),
        Arbitraries.integers().between(0x1D400, 0x1D7FF),
        Arbitraries.of(0x131, 0x130, 0x17F, 0x212A, 0x410, 0x412, 0x415, 0x41E, 0x421, 0x391, 0x392, 0x3002, 0xFF0E, 0x2024, 0x30, 0x4F, 0x49, 0x6C));
  }

  /** The first of a few that is refused; the last one when none is. */
  private static HttpResponse<String> refused(Callable<HttpResponse<String>> asking) throws Exception {
    HttpResponse<String> last = asking.call();
    for (int i = 0; i < 20 && last.statusCode() != 429; i++) {
      last = asking.call();
    }
    return last;
  }

  private static HttpClient from(String address) throws Exception {
    return HttpClient.newBuilder().localAddress(InetAddress.getByName(address)).build();
  }

  private HttpResponse<String> get(HttpClient client, String path, String accept) throws Exception {
    URI uri = URI.create(city.address().replace("localhost", "127.0.0.1") + path);
    return client.send(HttpRequest.newBuilder(uri).header("Accept", accept).build(), HttpResponse.BodyHandlers.ofString());
  }
}
