package org.fuma.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.fuma.City;
import org.fuma.Race;
import org.fuma.access.FirstAccounts;
import org.fuma.store.Sql;
import org.fuma.web.Failure;
import org.junit.jupiter.api.Test;

class ClaimRaceTest {

  private static final int THREADS = 16;

  private final City city = City.get();
  private final Claiming claiming = city.bean(Claiming.class);
  private final Claims claims = city.bean(Claims.class);

  @Test
  void ofManyAtOnceOneMakesTheAccountAndTheOthersAreToldThatItIsUsed() {
    Handover firm = new Handover();
    Claim claim = claiming.recognise(firm.serial, firm.letter());
    List<Object> outcomes = Race.run(4, i -> () ->
        claiming.use(claim, new FirstAccounts.Wish(City.fresh("racer-"), "示例人", Handover.PASSWORD), Optional.empty()));
    assertThat(outcomes.stream().filter(Claiming.Made.class::isInstance)).hasSize(1);
    assertThat(outcomes.stream().filter(Failure.Conflict.class::isInstance).map(Failure.Conflict.class::cast))
        .hasSize(3).allMatch(told -> told.said().key().equals("claim.used"));
    assertThat(count("SELECT COUNT(*) FROM account_enterprise WHERE enterprise_id = ?", firm)).isEqualTo(1);
    assertThat(count("SELECT COUNT(*) FROM claim_step s JOIN claim c ON c.id = s.claim_id WHERE c.enterprise_id = ? AND s.state = 'USED'", firm)).isEqualTo(1);
  }

  @Test
  void oneWhoTapsTwiceGetsOneAccountAndTheSameAnswer() {
    Handover firm = new Handover();
    Claim claim = claiming.recognise(firm.serial, firm.letter());
    FirstAccounts.Wish wish = new FirstAccounts.Wish(City.fresh("twice-"), "示例人", Handover.PASSWORD);
    List<Object> outcomes = Race.run(2, i -> () -> claiming.use(claim, wish, Optional.of("the-same-form")));
    assertThat(outcomes).allMatch(Claiming.Made.class::isInstance);
    assertThat(outcomes.stream().distinct()).hasSize(1);
  }

  @Test
  void howeverManyGuessAtOnceNoMoreThanFiveAreCompared() {
    Handover firm = new Handover();
    String wrong = Handover.wrong(firm.letter());
    List<Object> outcomes = Race.run(THREADS, i -> () -> claiming.recognise(firm.serial, wrong));
    assertThat(outcomes.stream().filter(Failure.Invalid.class::isInstance)).hasSize(Tries.MOST);
    assertThat(outcomes.stream().filter(Failure.TooMany.class::isInstance)).hasSize(THREADS - Tries.MOST);
  }

  @Test
  void ofManyWhoMakeALetterAtOnceOneSucceeds() {
    Handover firm = new Handover();
    List<Object> outcomes = Race.run(THREADS, i -> () -> claims.make(city.system(), firm.id(), "", Optional.empty()));
    assertThat(outcomes.stream().filter(Claim.class::isInstance)).hasSize(1);
    assertThat(outcomes.stream().filter(Failure.class::isInstance)).hasSize(THREADS - 1);
    assertThat(count("SELECT COUNT(*) FROM claim WHERE enterprise_id = ?", firm)).isEqualTo(1);
  }

  @Test
  void aLetterIsEitherUsedOrRevoked() {
    for (int round = 0; round < 5; round++) {
      Handover firm = new Handover();
      Claim claim = claiming.recognise(firm.serial, firm.letter());
      List<Object> outcomes = Race.run(2, i -> () -> {
        if (i == 0) {
          return claiming.use(claim, new FirstAccounts.Wish(City.fresh("either-"), "示例人", Handover.PASSWORD), Optional.empty());
        }
        claims.revoke(city.system(), firm.id(), "供测试使用的原因");
        return "revoked";
      });
      assertThat(outcomes.stream().filter(Failure.Conflict.class::isInstance)).hasSize(1);
      assertThat(firm.state()).isEqualTo(outcomes.contains("revoked") ? "REVOKED" : "USED");
    }
  }

  private long count(String query, Handover firm) {
    return city.bean(Sql.class).first(row -> row.getLong(1), query, firm.id()).orElseThrow();
  }
}
