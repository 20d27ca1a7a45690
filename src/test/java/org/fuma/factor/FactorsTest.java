package org.fuma.factor;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.Race;
import org.fuma.Reply;
import org.fuma.access.Factor;
import org.fuma.access.Role;
import org.fuma.access.SecondFactors;
import org.junit.jupiter.api.Test;

/** One-time codes and recovery codes: how they are got, used up, lost and renewed. */
class FactorsTest {

  private static final int THREADS = 16;

  private final City city = City.get();
  private final SecondFactors factors = city.bean(SecondFactors.class);

  @Test
  void thePageShowsASecretThatTheAppsFirstCodeConfirms() {
    Caller firm = city.signedIn(Role.ENTERPRISE);
    assertThat(firm.page("/account").expect(200).body()).contains("/account/totp\"", firm.username()).doesNotContain("/account/recovery-codes");
    assertThat(firm.page("/account/totp").expect(303).header("location")).isEqualTo("/account");
    assertThat(firm.submit("/account/totp", Map.of()).expect(303).header("location")).isEqualTo("/account/totp");
    String page = firm.page("/account/totp").expect(200).body();
    Authenticator app = Authenticator.of(firm, page.replaceAll("(?s).*secret-text\">([A-Z2-7 ]{39})<.*", "$1").replace(" ", ""));
    assertThat(page).doesNotContain(" style=", "<script>");
    assertThat(firm.submit("/account/totp/confirmation", Map.of("code", app.wrongCode())).expect(422).body()).contains("secret-text", "wrong-code");
    assertThat(factors.of(firm.actor().account())).isEmpty();
    String shown = app.code(0);
    String codes = firm.submit("/account/totp/confirmation", Map.of("code", shown.substring(0, 3) + " " + shown.substring(3))).expect(200).body();
    assertThat(codes.split("<li>([0-9A-HJKMNP-TV-Z]{4}-){5}[0-9A-HJKMNP-TV-Z]{4}</li>", -1)).hasSize(11);
    assertThat(factors.of(firm.actor().account())).isEqualTo(Set.of(Factor.TOTP));
    assertThat(firm.page("/account").expect(200).body()).contains("/account/totp/removal", "还剩 10 个", "添加第二重验证");
    firm.submit("/account/totp", Map.of()).expect(409);
    firm.submit("/account/totp/confirmation", Map.of("code", app.code(1))).expect(409);
  }

  @Test
  void thePictureSaysWhatAppsRead() {
    Caller firm = city.signedIn(Role.ENTERPRISE);
    String uri = firm.post("/api/v1/account/totp", Map.of()).expect(201).json().get("uri").getStringValue();
    assertThat(uri).matches("otpauth://totp/Fuma:" + firm.username() + "%40localhost\\?secret=[A-Z2-7]{32}&issuer=Fuma&algorithm=SHA1&digits=6&period=30");
    assertThat(DrawnCode.read(QrDrawing.of(uri))).isEqualTo(uri);
  }

  @Test
  void aCodeIsAcceptedOnceAndNoneBeforeIt() {
    Caller firm = city.signedIn(Role.ENTERPRISE);
    Authenticator app = Authenticator.enrolled(firm);
    long account = firm.actor().account();
    String earlier = app.code(0);
    String code = app.code(1);
    assertThat(factors.accepts(account, app.wrongCode())).isFalse();
    assertThat(factors.accepts(account, code)).isTrue();
    assertThat(factors.accepts(account, code)).isFalse();
    assertThat(factors.accepts(account, earlier)).isFalse();
    assertThat(factors.accepts(city.signedIn(Role.ENTERPRISE).actor().account(), app.code(0))).isFalse();
  }

  @Test
  void theCodeThatConfirmedIsUsedUpByThat() {
    Caller firm = city.signedIn(Role.ENTERPRISE);
    Authenticator app = Authenticator.offered(firm);
    String code = app.code(0);
    assertThat(factors.accepts(firm.actor().account(), code)).as("not confirmed yet").isFalse();
    firm.post("/api/v1/account/totp/confirmation", Map.of("code", code)).expect(200);
    assertThat(factors.accepts(firm.actor().account(), code)).isFalse();
  }

  @Test
  void ofManyWhoUseOneCodeAtOnceOneIsLetIn() {
    Caller firm = city.signedIn(Role.ENTERPRISE);
    Authenticator app = Authenticator.enrolled(firm);
    long account = firm.actor().account();
    String code = app.code(0);
    assertThat(Race.run(THREADS, i -> () -> factors.accepts(account, code))).containsOnly(true, false).containsOnlyOnce(true);
    String recovery = app.recoveryCodes().getFirst();
    assertThat(Race.run(THREADS, i -> () -> factors.accepts(account, recovery))).containsOnly(true, false).containsOnlyOnce(true);
    assertThat(ledger(account, "account.recovery-used")).isEqualTo(1);
  }

  @Test
  void aRecoveryCodeIsReadAsPeopleTypeItAndIsGoodOnce() {
    Caller firm = city.signedIn(Role.ENTERPRISE);
    List<String> codes = Authenticator.enrolled(firm).recoveryCodes();
    long account = firm.actor().account();
    assertThat(codes).hasSize(10).doesNotHaveDuplicates();
    String code = codes.get(0);
    assertThat(factors.accepts(account, " " + code.toLowerCase(Locale.ROOT).replace('-', ' ') + " ")).isTrue();
    assertThat(factors.accepts(account, code)).isFalse();
    assertThat(factors.accepts(account, codes.get(1).replace("-", "").replace('1', 'l').replace('0', 'o'))).isTrue();
    assertThat(factors.accepts(account, codes.get(2).substring(1))).isFalse();
    assertThat(factors.accepts(account, codes.get(2) + codes.get(3))).isFalse();
    for (String junk : List.of("", " ", "-", "%", "' OR 1=1", "0".repeat(24), "9".repeat(10_000), "\uD800")) {
      assertThat(factors.accepts(account, junk)).as(junk).isFalse();
    }
    assertThat(factors.accepts(city.signedIn(Role.ENTERPRISE).actor().account(), codes.get(4))).as("another's").isFalse();
    assertThat(firm.get("/api/v1/account").json().get("recoveryCodesLeft").getIntValue()).isEqualTo(8);
  }

  @Test
  void newRecoveryCodesTakeThePlaceOfTheOld() {
    Caller firm = city.signedIn(Role.ENTERPRISE);
    firm.post("/api/v1/account/recovery-codes", Map.of()).expect(409);
    String old = Authenticator.enrolled(firm).recoveryCodes().getFirst();
    firm.page("/account/recovery-codes").expect(200);
    String page = firm.submit("/account/recovery-codes", Map.of()).expect(200).body();
    assertThat(page).doesNotContain(old);
    assertThat(factors.accepts(firm.actor().account(), old)).isFalse();
    assertThat(factors.accepts(firm.actor().account(), page.replaceAll("(?s).*?<li>([0-9A-Z-]{29})</li>.*", "$1"))).isTrue();
  }

  @Test
  void theLastFactorGoesOnlyWhenThePasswordCanStandAlone() {
    Caller firm = city.signedIn(Role.ENTERPRISE);
    Authenticator.enrolled(firm);
    String path = "/account/totp/removal";
    assertThat(firm.page(path).expect(200).body()).contains("name=\"password\"");
    firm.submit(path, Map.of()).expect(422);
    assertThat(firm.submit(path, Map.of("password", "not the password at all")).expect(422).body()).contains("当前密码不正确");
    firm.post("/api/v1/account/password", Map.of("current", City.PASSWORD, "password", "twelve owls.")).expect(200);
    Reply refused = firm.post("/api/v1" + path, Map.of("password", "twelve owls."));
    assertThat(refused.expect(422).body()).contains("15");
    assertThat(factors.of(firm.actor().account())).isNotEmpty();
    firm.post("/api/v1/account/password", Map.of("current", "twelve owls.", "password", City.PASSWORD)).expect(200);
    firm.post("/api/v1" + path, Map.of("password", City.PASSWORD)).expect(200);
    assertThat(factors.of(firm.actor().account())).isEmpty();
    assertThat(firm.get("/api/v1/account").json().get("recoveryCodesLeft").getIntValue()).isZero();
    firm.post("/api/v1" + path, Map.of("password", City.PASSWORD)).expect(409);
  }

  @Test
  void aDeskKeepsItsLastFactor() {
    for (Role desk : List.of(Role.ADMINISTRATOR, Role.SUPERVISOR, Role.AUDITOR, Role.AUTHORITY_LEAD)) {
      Caller person = city.signedIn(desk);
      Authenticator.enrolled(person);
      assertThat(person.page("/account").body()).as(desk.name()).doesNotContain("/account/totp/removal");
      person.submit("/account/totp/removal", Map.of("password", City.PASSWORD)).expect(409);
      person.post("/api/v1/account/totp/removal", Map.of("password", City.PASSWORD)).expect(409);
      assertThat(factors.of(person.actor().account())).containsExactly(Factor.TOTP);
    }
  }

  @Test
  void everyChangeOfFactorsIsOnRecord() {
    Caller firm = city.signedIn(Role.ENTERPRISE);
    Authenticator.enrolled(firm);
    firm.post("/api/v1/account/recovery-codes", Map.of()).expect(200);
    firm.post("/api/v1/account/totp/removal", Map.of("password", City.PASSWORD)).expect(200);
    long account = firm.actor().account();
    assertThat(ledger(account, "account.factor-added")).isEqualTo(1);
    assertThat(ledger(account, "account.recovery-made")).isEqualTo(2);
    assertThat(ledger(account, "account.factor-removed")).isEqualTo(1);
    assertThat(events(account)).containsExactly("factor.added", "recovery.made", "factor.removed");
  }

  @Test
  void theDatabaseHoldsNoSecretInTheClear() throws SQLException {
    Caller firm = city.signedIn(Role.ENTERPRISE);
    Authenticator app = Authenticator.offered(firm);
    try (Connection owner = city.database().asOwner();
        PreparedStatement statement = owner.prepareStatement("SELECT secret FROM totp WHERE account_id = ?")) {
      statement.setLong(1, firm.actor().account());
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        byte[] sealed = row.getBytes(1);
        assertThat(Totp.fitting(sealed, app.code(0), java.time.Instant.EPOCH, 0)).isEmpty();
        assertThat(new String(sealed, java.nio.charset.StandardCharsets.ISO_8859_1)).doesNotMatch("(?s).*[0-9a-fA-F]{20}.*");
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> city.bean(Totp.class).open(firm.actor().account() + 1, sealed))
            .isInstanceOf(IllegalStateException.class);
      }
    }
  }

  private long ledger(long account, String kind) {
    return city.bean(org.fuma.store.Sql.class)
        .first(row -> row.getLong(1), "SELECT COUNT(*) FROM ledger_entry WHERE object_kind = 'account' AND object_id = ? AND kind = ?", account, kind).orElseThrow();
  }

  private List<String> events(long account) {
    return city.bean(org.fuma.store.Sql.class)
        .list(row -> row.getString(1), "SELECT kind FROM security_event WHERE account_id = ? AND kind NOT LIKE 'sign-%' ORDER BY id", account);
  }
}
