package org.fuma.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.fuma.City;
import org.fuma.Race;
import org.fuma.access.Actor;
import org.fuma.access.Role;
import org.fuma.code.ProtectionCode;
import org.fuma.code.ProtectionCodes;
import org.fuma.rule.Basis;
import org.fuma.rule.VisitKind;
import org.fuma.store.Ids;
import org.junit.jupiter.api.Test;

/** At the yearly cap's edge no more are admitted than it allows, however many come at once. */
class CapRaceTest {

  private static final int THREADS = 16;
  private static final int ROUNDS = 100;
  private static final int CAP = 2;

  private final City city = City.get();
  private final Arrivals arrivals = city.bean(Arrivals.class);
  private final String authority = city.authority();
  private final long item = Ids.read(city.item(authority)).orElseThrow();
  private final long colleague = Ids.read(city.official(authority)).orElseThrow();
  private final List<Actor> officials =
      IntStream.range(0, THREADS).mapToObj(i -> city.signedIn(Role.OFFICIAL, authority, city.official(authority)).actor()).toList();

  @Test
  void sixteenAtOnceNeverExceedTheCapInAHundredRounds() {
    for (int round = 0; round < ROUNDS; round++) {
      long firm = Door.enrol(city);
      ProtectionCode code = city.bean(ProtectionCodes.class).issue(city.system(), firm, Optional.empty());
      // Every other round begins with one on record, so that the count has a row already.
      int before = round % 2;
      IntStream.range(0, before).forEach(i -> assertThat(arrive(officials.get(i), code).decision().admits()).isTrue());
      List<Object> outcomes = Race.run(THREADS, i -> () -> arrive(officials.get(i), code));
      assertThat(outcomes).as("round " + round).allMatch(Visit.class::isInstance);
      List<Visit> admitted = outcomes.stream().map(Visit.class::cast).filter(visit -> visit.decision().admits()).toList();
      assertThat(admitted).as("round " + round).hasSize(CAP - before);
      assertThat(admitted.stream().map(visit -> visit.countInYear().orElseThrow()).distinct()).as("round " + round).hasSize(CAP - before);
      assertThat(city.bean(VisitLog.class).thisYear(firm, Ids.read(authority).orElseThrow())).as("round " + round).isEqualTo(CAP);
    }
  }

  private Visit arrive(Actor official, ProtectionCode code) {
    Declared order = new Declared(Basis.SUPERIOR_ORDER, "示例〔2026〕1号", Optional.empty(), Optional.empty(), 0, Optional.empty(), "", false);
    return arrivals.arrive(
        official, Arrival.of(code.payload().text(), ScanMeans.PLAQUE, VisitKind.CAMPAIGN, List.of(item), List.of(colleague), order, "上级交办的专项检查"),
        Optional.of(City.fresh("edge-")));
  }
}
