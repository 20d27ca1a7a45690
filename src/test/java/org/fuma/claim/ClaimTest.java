package org.fuma.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.Reply;
import org.fuma.access.Role;
import org.fuma.code.CodeState;
import org.fuma.code.ProtectionCodes;
import org.fuma.store.ServiceClock;
import org.fuma.store.Sql;
import org.junit.jupiter.api.Test;

class ClaimTest {

  private static final String REASON = "企业来电称遗失";

  private final City city = City.get();

  @Test
  void aLetterMakesTheFirstAccountOnceAndPutsTheCodeInForce() {
    Handover firm = new Handover();
    String claimCode = firm.letter();
    assertThat(firm.state()).isEqualTo("OPEN");
    Reply made = firm.claim(claimCode).expect(201);
    assertThat(made.json().get("enterprise").getStringValue()).isEqualTo(firm.firm);
    assertThat(firm.state()).isEqualTo("USED");
    assertThat(city.bean(ProtectionCodes.class).find(firm.code.serial()).orElseThrow().state()).isEqualTo(CodeState.ACTIVE);
    Reply signedIn = city.anyone().post("/api/v1/sessions",
        Map.of("username", made.json().get("username").getStringValue(), "password", Handover.PASSWORD));
    signedIn.expect(201);

    Reply again = firm.claim(claimCode).expect(409);
    assertThat(again.body()).contains("已经用过");
  }

  @Test
  void theCodeIsReadHoweverItIsTyped() {
    Handover firm = new Handover();
    String claimCode = firm.letter();
    Map<String, String> typed = firm.request(" " + claimCode.toLowerCase(java.util.Locale.ROOT).replace("-", " ").replace('0', 'o') + " ", City.fresh("typed-"));
    typed.put("serial", firm.code.serial().grouped().toLowerCase(java.util.Locale.ROOT));
    city.anyone().post("/api/v1/claims", typed).expect(201);
  }

  @Test
  void whoHasNotTheRightCodeIsToldTheSameWhateverTheReason() {
    Handover open = new Handover();
    String openCode = open.letter();
    Handover used = new Handover();
    String usedCode = used.letter();
    used.claim(usedCode).expect(201);
    Handover none = new Handover();
    Map<String, String> unknown = open.request(openCode, City.fresh("unknown-"));
    unknown.put("serial", "ZZZZ0000ZZZZ0000");
    List<Reply> told = List.of(open.claim(Handover.wrong(openCode)), open.claim("not a code"), used.claim(Handover.wrong(usedCode)), none.claim(openCode),
        city.anyone().post("/api/v1/claims", unknown));
    assertThat(told).allSatisfy(reply -> {
      assertThat(reply.status()).isEqualTo(422);
      assertThat(reply.json().get("type").getStringValue()).isEqualTo(told.getFirst().json().get("type").getStringValue());
      assertThat(reply.json().get("title").getStringValue()).isEqualTo(told.getFirst().json().get("title").getStringValue());
    });
  }

  @Test
  void aLostLetterIsReplacedAndItsCodeIsVoid() {
    Handover firm = new Handover();
    String lost = firm.letter();
    firm.administrator().post("/api/v1/enterprises/" + firm.firm + "/claims", Map.of()).expect(422);
    String found = firm.letter(REASON);
    assertThat(found).isNotEqualTo(lost);
    assertThat(firm.claim(lost).expect(409).body()).contains("已作废");
    firm.claim(found).expect(201);
  }

  @Test
  void aRevokedLetterIsVoidAndCannotBePrinted() {
    Handover firm = new Handover();
    String claimCode = firm.letter();
    String path = "/api/v1/enterprises/" + firm.firm + "/claims/revocation";
    firm.administrator().post(path, Map.of()).expect(422);
    firm.administrator().post(path, Map.of("reason", REASON)).expect(200);
    firm.administrator().post(path, Map.of("reason", REASON)).expect(409);
    assertThat(firm.state()).isEqualTo("REVOKED");
    firm.claim(claimCode).expect(409);
    firm.administrator().page("/enterprises/" + firm.firm + "/letter").expect(409);
  }

  @Test
  void anExpiredLetterIsToldSoToWhoHasItAndMakesRoomForANewOne() {
    Handover firm = new Handover();
    String claimCode = expired(firm);
    assertThat(firm.state()).isEqualTo("EXPIRED");
    assertThat(firm.claim(claimCode).expect(409).body()).contains("已过期");
    firm.administrator().page("/enterprises/" + firm.firm + "/letter").expect(409);
    firm.claim(firm.letter()).expect(201);
  }

  @Test
  void aLetterIsPrintedAgainWithTheSameCodeAndTheDatabaseDoesNotHoldIt() {
    Handover firm = new Handover();
    String claimCode = firm.letter();
    assertThat(firm.printed()).isEqualTo(claimCode);
    assertThat(firm.administrator().get("/api/v1/enterprises/" + firm.firm + "/claims").body()).doesNotContain(claimCode, claimCode.replace("-", ""));
  }

  @Test
  void aFirmThatHasAnAccountGetsNoLetterAndUsesNone() {
    Handover firm = new Handover();
    String claimCode = firm.letter();
    city.signedInFor(firm.firm);
    assertThat(firm.administrator().post("/api/v1/enterprises/" + firm.firm + "/claims", Map.of("reason", REASON)).expect(409).body()).contains("已有账户");
    assertThat(firm.claim(claimCode).expect(409).body()).contains("已有账户");
  }

  @Test
  void aFirmThatHasLeftCannotClaimAndASuspendedOneMay() {
    Handover left = new Handover();
    String claimCode = left.letter();
    left.move("WITHDRAWN");
    assertThat(left.claim(claimCode).expect(409).body()).contains("已退出");
    left.administrator().post("/api/v1/enterprises/" + left.firm + "/claims", Map.of("reason", REASON)).expect(409);
    Handover suspended = new Handover();
    String other = suspended.letter();
    suspended.move("SUSPENDED");
    suspended.claim(other).expect(201);
  }

  @Test
  void aFirmWithoutACodeGetsNoLetter() {
    assertThat(city.administrator().post("/api/v1/enterprises/" + city.firm() + "/claims", Map.of()).expect(409).body()).contains("先签发保护码");
  }

  @Test
  void fiveWrongCodesLockTheLetterEvenForTheRightOneAndNoOther() {
    Handover firm = new Handover();
    String claimCode = firm.letter();
    for (int i = 0; i < 5; i++) {
      firm.claim(Handover.wrong(claimCode)).expect(422);
    }
    Reply locked = firm.claim(claimCode).expect(429);
    assertThat(Integer.parseInt(locked.header("Retry-After"))).isBetween(800, 901);
    Handover other = new Handover();
    other.claim(other.letter()).expect(201);
    firm.claim(firm.letter(REASON)).expect(201);
  }

  @Test
  void anOldLettersCodeDoesNotClearTheWayToGuessTheNewOne() {
    Handover firm = new Handover();
    String old = firm.letter();
    String current = firm.letter(REASON);
    for (int i = 0; i < 4; i++) {
      firm.claim(Handover.wrong(current)).expect(422);
    }
    firm.claim(old).expect(409);
    firm.claim(current).expect(429);
  }

  @Test
  void aRetryWithItsKeyGetsTheSameAnswer() {
    Handover firm = new Handover();
    String claimCode = firm.letter();
    String username = City.fresh("retried-");
    String first = firm.claim(claimCode, username, "Idempotency-Key", "once").created();
    assertThat(firm.claim(claimCode, username, "Idempotency-Key", "once").created()).isEqualTo(first);
  }

  @Test
  void aNameThatIsTakenOrAShortPasswordLeavesTheLetterOpen() {
    Handover firm = new Handover();
    String claimCode = firm.letter();
    assertThat(firm.claim(claimCode, city.administrator().username()).expect(422).body()).contains("username");
    Map<String, String> weak = firm.request(claimCode, City.fresh("weak-"));
    weak.put("password", "short");
    assertThat(city.anyone().post("/api/v1/claims", weak).expect(422).body()).contains("password");
    assertThat(firm.state()).isEqualTo("OPEN");
    firm.claim(claimCode).expect(201);
  }

  @Test
  void onlyWhoMayMakeAccountsMakesOrPrintsALetter() {
    Handover firm = new Handover();
    firm.letter();
    for (Role role : List.of(Role.SUPERVISOR, Role.AUDITOR, Role.OFFICIAL, Role.AUTHORITY_LEAD, Role.ENTERPRISE)) {
      Caller caller = city.signedIn(role);
      caller.post("/api/v1/enterprises/" + firm.firm + "/claims", Map.of("reason", REASON)).expect(403);
      caller.page("/enterprises/" + firm.firm + "/letter").expect(403);
      caller.page("/letters").expect(403);
    }
    assertThat(city.signedIn(Role.AUDITOR).page("/enterprises/" + firm.firm).expect(200).body())
        .contains("授码函").doesNotContain("/letter/lost", "claim-code");
  }

  @Test
  void theLedgerKnowsThatItWasMadeRevokedAndUsed() {
    Handover firm = new Handover();
    firm.letter();
    firm.claim(firm.letter(REASON)).expect(201);
    List<String> kinds = city.bean(Sql.class).list(row -> row.getString(1),
        "SELECT e.kind FROM claim c JOIN claim_step s ON s.claim_id = c.id JOIN ledger_entry e ON e.id = s.id AND e.object_id = c.id"
            + " WHERE c.enterprise_id = ? ORDER BY s.id", firm.id());
    assertThat(kinds).containsExactly("claim.made", "claim.revoked", "claim.made", "claim.used");
  }

  @Test
  void whoPrintedALetterIsOnRecord() {
    Handover firm = new Handover();
    firm.letter();
    String claim = firm.administrator().get("/api/v1/enterprises/" + firm.firm + "/claims").json().get("items").get(0).get("id").getStringValue();
    assertThat(city.bean(Sql.class).list(row -> row.getLong(1),
        "SELECT account_id FROM security_event WHERE kind = 'letter.printed' AND detail = ?", claim)).containsExactly(firm.administrator().actor().account());
  }

  private String expired(Handover firm) {
    ServiceClock clock = city.bean(ServiceClock.class);
    Claims claims = city.bean(Claims.class);
    return clock.at(clock.instant().minus(Duration.ofDays(91)), () -> {
      claims.make(city.system(), firm.id(), "", Optional.empty());
      return claims.letter(city.system(), firm.id()).claimCode().grouped();
    });
  }
}
