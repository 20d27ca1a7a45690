package org.fuma.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.fuma.City;
import org.fuma.Race;
import org.fuma.access.Actor;
import org.fuma.store.ServiceClock;
import org.fuma.store.Sql;
import org.fuma.store.Time;
import org.junit.jupiter.api.Test;

/** A code whose last day is over protects nobody, whether or not that has been recorded. */
class CodeExpiryTest {

  private final City city = City.get();
  private final IssuedCodes issued = new IssuedCodes();
  private final ProtectionCodes codes = city.bean(ProtectionCodes.class);
  private final LocalDate today = Time.day(city.bean(ServiceClock.class).instant());

  @Test
  void onItsLastDayItIsInForceAndOnTheNextItIsNot() {
    assertThat(issued.now(issued.until(today)).active()).isTrue();
    ProtectionCode over = issued.until(today.minusDays(1));
    assertThat(issued.now(over).state()).isEqualTo(CodeState.EXPIRED);
    assertThat(codes.activeOf(over.enterprise())).isEmpty();
    assertThat(codes.currentOf(over.enterprise())).isEmpty();
    assertThat(city.bean(CodeStanding.class).examine(over.payload().text())).isInstanceOf(Standing.Expired.class);
    assertThat(city.anyone().page("/C/" + over.payload().text()).expect(200).body()).contains("已过有效期").doesNotContain("/visits/new");
    assertThat(city.anyone().get("/api/v1/codes/" + over.payload().text()).expect(200).body()).contains("\"EXPIRED\"");
  }

  @Test
  void theSweepRecordsItOnceHoweverManyNodesSweep() {
    ProtectionCode over = issued.until(today.minusDays(1));
    List<Object> recorded = Race.run(4, i -> () -> city.bean(CodeExpiry.class).sweep());
    assertThat(recorded).allMatch(Integer.class::isInstance);
    assertThat(codes.history(Actor.system(), over.serial())).extracting(CodeStep::to).containsExactly(CodeState.ACTIVE, CodeState.EXPIRED);
    assertThat(city.bean(CodeExpiry.class).sweep()).isZero();
    assertThat(city.bean(Sql.class).first(row -> row.getString(1),
        "SELECT state FROM code_head WHERE id = ? AND current_of IS NULL", over.id())).contains("EXPIRED");
  }

  @Test
  void aFirmWhoseCodeIsOverGetsAnotherEvenBeforeTheSweep() {
    ProtectionCode over = issued.until(today.minusDays(1));
    ProtectionCode next = codes.issue(Actor.system(), over.enterprise(), Optional.empty());
    assertThat(codes.activeOf(over.enterprise())).contains(next);
    assertThat(codes.history(Actor.system(), over.serial())).extracting(CodeStep::to).containsExactly(CodeState.ACTIVE, CodeState.EXPIRED);
  }

  @Test
  void withoutAValidityACodeHasNoEnd() {
    assertThat(issued.in(CodeState.ACTIVE).validUntil()).isEmpty();
  }
}
