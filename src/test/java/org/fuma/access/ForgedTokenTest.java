package org.fuma.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.Set;
import java.util.stream.Stream;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.Race;
import org.fuma.store.Ids;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Access tokens that are forged, misused or too late: each is refused as if there were none. */
class ForgedTokenTest {

  private static final String GUARDED = "/api/v1/accounts";
  private static final String STRONG = "another secret that is long enough for any algorithm, but that is not the service's own one";

  private final City city = City.get();
  private final Caller auditor = city.signedIn(Role.AUDITOR);
  private final JWTClaimsSet good = claims(auditor.token());

  @Test
  void aTokenSignedWithTheRightSecretIsAccepted_soTheOthersAreRefusedForTheirFault() throws Exception {
    assertThat(status(signed(good))).isEqualTo(200);
    assertThat(status(signed(new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("any").build(), good, City.TOKEN_SECRET))).isEqualTo(200);
  }

  @Test
  void aTokenOfTheFormerSecretStillCounts_soAChangeOfSecretsSignsNobodyOut() throws Exception {
    assertThat(status(signed(new JWSHeader(JWSAlgorithm.HS256), good, City.FORMER_TOKEN_SECRET))).isEqualTo(200);
  }

  @TestFactory
  Stream<DynamicTest> everyForgeryIsRefused() throws Exception {
    return forgeries().entrySet().stream()
        .map(forgery -> DynamicTest.dynamicTest(forgery.getKey(), () -> assertThat(status(forgery.getValue())).isEqualTo(401)));
  }

  private Map<String, String> forgeries() throws Exception {
    String own = auditor.token();
    String[] parts = own.split("\\.");
    RSAKey rsa = new RSAKeyGenerator(2048).keyID("theirs").generate();
    Instant now = Instant.now();
    Map<String, String> all = new LinkedHashMap<>();
    all.put("algorithm none", new PlainJWT(good).serialize());
    all.put("algorithm nOnE", part("{\"alg\":\"nOnE\",\"typ\":\"JWT\"}") + "." + parts[1] + ".");
    all.put("algorithm none with our signature", part("{\"alg\":\"none\"}") + "." + parts[1] + "." + parts[2]);
    all.put("another secret", signed(new JWSHeader(JWSAlgorithm.HS256), good, STRONG));
    all.put("HS512 with our secret padded", signed(new JWSHeader(JWSAlgorithm.HS512), good, (City.TOKEN_SECRET + City.TOKEN_SECRET)));
    all.put("HS384 with our secret", signed(new JWSHeader(JWSAlgorithm.HS384), good, City.TOKEN_SECRET));
    all.put("RS256 by a key of theirs", signed(new JWSHeader(JWSAlgorithm.RS256), good, new RSASSASigner(rsa)));
    all.put("HS256 keyed with a public key", signed(new JWSHeader(JWSAlgorithm.HS256), good,
        Base64.getEncoder().encodeToString(rsa.toRSAPublicKey().getEncoded())));
    all.put("HS256 keyed with our published code key", signed(new JWSHeader(JWSAlgorithm.HS256), good, city.anyone().get("/.well-known/fuma-keys.json").body()));
    all.put("key embedded in the header", signed(new JWSHeader.Builder(JWSAlgorithm.RS256).jwk(rsa.toPublicJWK()).build(), good, new RSASSASigner(rsa)));
    all.put("jku of theirs", signed(new JWSHeader.Builder(JWSAlgorithm.RS256).jwkURL(URI.create("http://127.0.0.1:9/keys")).build(), good, new RSASSASigner(rsa)));
    all.put("kid that is a path, empty secret of its file", signed(new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("../../../../dev/null").build(), good, "\0".repeat(32)));
    all.put("kid with SQL in it", signed(new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("x' UNION SELECT 'y").build(), good, STRONG));
    all.put("critical header that nobody knows",
        signed(new JWSHeader.Builder(JWSAlgorithm.HS256).criticalParams(Set.of("later")).customParam("later", true).build(), good, City.TOKEN_SECRET));
    all.put("other audience", signed(with("aud", "elsewhere")));
    all.put("our audience among others", signed(with("aud", List.of("fuma", "elsewhere"))));
    all.put("no audience", signed(with("aud", null)));
    all.put("other issuer", signed(with("iss", "elsewhere")));
    all.put("no issuer", signed(with("iss", null)));
    all.put("expired", signed(change(Map.of("nbf", Date.from(now.minusSeconds(700)), "exp", Date.from(now.minusSeconds(101))))));
    all.put("not yet valid", signed(change(Map.of("nbf", Date.from(now.plusSeconds(60)), "exp", Date.from(now.plusSeconds(600))))));
    all.put("valid for a year", signed(with("exp", Date.from(now.plus(Duration.ofDays(365))))));
    all.put("without an end", signed(with("exp", null)));
    all.put("without a beginning", signed(with("nbf", null)));
    all.put("end as text", signed(with("exp", "2999-01-01")));
    all.put("type refresh", signed(with("typ", "refresh")));
    all.put("without a type", signed(with("typ", null)));
    all.put("refresh token as access token", auditor.refreshToken());
    all.put("without a session", signed(with("sid", null)));
    all.put("session that nobody has", signed(with("sid", Ids.show(Ids.next()))));
    all.put("somebody else's session", signed(with("sid", claims(city.signedIn(Role.SUPERVISOR).token()).getStringClaim("sid"))));
    all.put("somebody else as subject", signed(with("sub", claims(city.administrator().token()).getSubject())));
    all.put("no subject", signed(with("sub", null)));
    all.put("the system as subject", signed(with("sub", Ids.show(Actor.SYSTEM_ACCOUNT))));
    all.put("subject edited, signature kept", parts[0] + "." + part(with("sub", claims(city.administrator().token()).getSubject()).toString()) + "." + parts[2]);
    all.put("roles edited in, signature kept", parts[0] + "." + part(with("roles", List.of("ADMINISTRATOR")).toString()) + "." + parts[2]);
    all.put("signature cut", own.substring(0, own.length() - 4));
    all.put("signature missing", parts[0] + "." + parts[1] + ".");
    all.put("payload cut", parts[0] + "." + parts[1].substring(0, parts[1].length() - 8) + "." + parts[2]);
    all.put("something behind it", own + ".x");
    all.put("nothing", "");
    all.put("a lie", "null");
    return all;
  }

  @Test
  void rolesInATokenMeanNothing() throws Exception {
    assertThat(status(signed(with("roles", List.of("ADMINISTRATOR"))))).isEqualTo(200);
    assertThat(city.anyone().post(GUARDED, Map.of(), "Authorization", "Bearer " + signed(with("roles", List.of("ADMINISTRATOR")))).status()).isEqualTo(403);
  }

  @Test
  void twoHeadersOrAnotherSchemeOrAnotherPlaceHoldNoToken() {
    String own = auditor.token();
    Caller nobody = city.anyone();
    nobody.get(GUARDED, "Authorization", "Bearer " + own, "Authorization", "Bearer " + own).expect(401);
    nobody.get(GUARDED, "Authorization", "Bearer x.y.z", "Authorization", "Bearer " + own).expect(401);
    nobody.get(GUARDED, "Authorization", "Bearer " + own + ", Bearer " + own).expect(401);
    nobody.get(GUARDED, "Authorization", "Basic " + own).expect(401);
    nobody.get(GUARDED, "Authorization", own).expect(401);
    nobody.get(GUARDED + "?access_token=" + own).expect(401);
    nobody.get(GUARDED, "X-Authorization", "Bearer " + own).expect(401);
    nobody.get(GUARDED, "Authorization", "Bearer x.y.z", "Cookie", "fuma_access=" + own).expect(401);
    nobody.get(GUARDED, "Cookie", "fuma_refresh=" + own).expect(401);
    nobody.get(GUARDED, "Authorization", "Bearer " + own).expect(200);
  }

  @Test
  void aTokenDiesWithinFiveSecondsWhenAnotherNodeLocksClosesOrEnds() throws Exception {
    assertThat(Actors.FRESH).as("how long a node believes what it has read").isLessThan(Duration.ofSeconds(5));
    List<Callable<String>> ways = List.of(() -> diesOnceIts("LOCKED"), () -> diesOnceIts("CLOSED"), this::diesOnceItsRolesAreOthers, this::diesOnceItsSessionEnded);
    assertThat(Race.run(ways.size(), ways::get)).containsOnly("dead");
  }

  private String diesOnceIts(String state) throws Exception {
    Caller person = city.signedIn(Role.SUPERVISOR);
    person.get("/api/v1/visits").expect(200);
    elsewhere("UPDATE account_head SET state = '" + state + "' WHERE id = " + account(person));
    await().atMost(Duration.ofSeconds(20)).until(() -> person.get("/api/v1/visits").status() == 401);
    city.anyone().post("/api/v1/sessions/renewal", Map.of("refreshToken", person.refreshToken())).expect(401);
    return "dead";
  }

  private String diesOnceItsRolesAreOthers() throws Exception {
    Caller stripped = city.signedIn(Role.SUPERVISOR);
    stripped.get("/api/v1/visits").expect(200);
    elsewhere("UPDATE account_head SET roles = 'AUDITOR' WHERE id = " + account(stripped));
    await().atMost(Duration.ofSeconds(20)).until(() -> stripped.get("/api/v1/complaints").status() == 403);
    return "dead";
  }

  private String diesOnceItsSessionEnded() throws Exception {
    Caller late = city.signedIn(Role.SUPERVISOR);
    late.get("/api/v1/visits").expect(200);
    try (Connection owner = city.database().asOwner(); Statement statement = owner.createStatement()) {
      statement.execute("UPDATE session SET ends_at = started_at WHERE account_id = " + account(late));
    }
    await().atMost(Duration.ofSeconds(20)).until(() -> late.get("/api/v1/visits").status() == 401);
    return "dead";
  }

  private void elsewhere(String update) throws SQLException {
    try (Connection node = city.database().asApplication(); Statement statement = node.createStatement()) {
      assertThat(statement.executeUpdate(update)).isEqualTo(1);
    }
  }

  private static long account(Caller person) throws ParseException {
    return Ids.read(claims(person.token()).getSubject()).orElseThrow();
  }

  private int status(String token) {
    return city.anyone().get(GUARDED, "Authorization", "Bearer " + token).status();
  }

  private JWTClaimsSet with(String claim, Object value) {
    return new JWTClaimsSet.Builder(good).claim(claim, value).build();
  }

  private JWTClaimsSet change(Map<String, ?> changes) {
    JWTClaimsSet.Builder changed = new JWTClaimsSet.Builder(good);
    changes.forEach(changed::claim);
    return changed.build();
  }

  private static String signed(JWTClaimsSet claims) throws JOSEException {
    return signed(new JWSHeader(JWSAlgorithm.HS256), claims, City.TOKEN_SECRET);
  }

  private static String signed(JWSHeader header, JWTClaimsSet claims, String secret) throws JOSEException {
    return signed(header, claims, new MACSigner(secret.getBytes(StandardCharsets.UTF_8)));
  }

  private static String signed(JWSHeader header, JWTClaimsSet claims, JWSSigner signer) throws JOSEException {
    SignedJWT token = new SignedJWT(header, claims);
    token.sign(signer);
    return token.serialize();
  }

  private static String part(String json) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }

  private static JWTClaimsSet claims(String token) {
    try {
      return SignedJWT.parse(token).getJWTClaimsSet();
    } catch (ParseException notOurs) {
      throw new IllegalStateException(notOurs);
    }
  }
}
