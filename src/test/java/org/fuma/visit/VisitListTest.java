package org.fuma.visit;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.json.tree.JsonNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.access.Role;
import org.fuma.rule.Verdict;
import org.fuma.rule.VisitKind;
import org.fuma.store.Ids;
import org.fuma.store.Time;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The list of visits: what marks them, and how it is narrowed. */
class VisitListTest {

  private static final LocalDate DAY = LocalDate.of(2026, 3, 10);

  private final City city = City.get();
  private final Door door = new Door(city);
  private final Caller supervisor = city.signedIn(Role.SUPERVISOR);

  private static VisitRow row(Verdict verdict, boolean overridden, Handshake handshake, Optional<Entered.Late> late, Optional<Instant> left, Optional<Instant> done) {
    Instant came = DAY.atStartOfDay(Time.ZONE).toInstant();
    return new VisitRow(1, 2, "企业", 3, "单位", VisitKind.ROUTINE, VisitState.ARRIVED, Optional.empty(), came, left, verdict, overridden, handshake,
        SecondOfficial.CONFIRMED, late, done, Premises.Where.AT);
  }

  @Test
  void whatIsOrdinaryHasNoMark() {
    assertThat(row(Verdict.ADMIT, false, Handshake.CONFIRMED, Optional.empty(), Optional.empty(), Optional.empty()).marks(DAY, 3)).isEmpty();
  }

  @Test
  void whatIsOpenSinceAnEarlierDayIsMarked() {
    VisitRow open = row(Verdict.ADMIT, false, Handshake.CONFIRMED, Optional.empty(), Optional.empty(), Optional.empty());
    assertThat(open.marks(DAY.plusDays(1), 3)).containsExactly(VisitMark.STILL_OPEN);
  }

  @Test
  void aRefusedEntryIsNotAskedToBeConfirmed() {
    assertThat(row(Verdict.REFUSE, false, Handshake.OPEN, Optional.empty(), Optional.empty(), Optional.empty()).marks(DAY, 3))
        .containsExactly(VisitMark.REFUSED);
  }

  @Test
  void whatWasEnteredLateIsAlwaysMarked() {
    for (Entered.Late late : Entered.Late.values()) {
      assertThat(row(Verdict.ADMIT, false, Handshake.CONFIRMED, Optional.of(late), Optional.empty(), Optional.empty()).marks(DAY, 3))
          .containsExactly(VisitMark.LATE_ENTRY);
    }
  }

  @ParameterizedTest(name = "left {0}, recorded {1}: late {2}")
  @CsvSource({
      "2026-03-07T15:59:59Z,'',false", "2026-03-06T15:59:59Z,'',true", "2026-03-01T10:00:00Z,2026-03-04T15:59:59Z,false",
      "2026-03-01T10:00:00Z,2026-03-04T16:00:00Z,true", "'','',false"
  })
  void aResultIsLateOnTheFourthCalendarDayHere(String left, String done, boolean late) {
    VisitRow row = row(Verdict.ADMIT, false, Handshake.CONFIRMED, Optional.empty(),
        Optional.of(left).filter(text -> !text.isEmpty()).map(Instant::parse), Optional.of(done).filter(text -> !text.isEmpty()).map(Instant::parse));
    assertThat(row.resultLate(DAY, 3)).isEqualTo(late);
  }

  @Test
  void supervisorsFindEachSortOfVisitAndOnlyThose() throws SQLException {
    String plain = arrive("2026-01-05T02:00:00Z", "");
    Map<VisitMark, String> marked = Map.of(
        VisitMark.REFUSED, arrive("2026-01-06T02:00:00Z", "UPDATE visit v JOIN visit_head h ON h.id = v.id SET v.decision = 'REFUSE', h.state = 'REFUSED'"),
        VisitMark.NOTICE, arrive("2026-01-07T02:00:00Z", "UPDATE visit v SET v.decision = 'ADMIT_WITH_NOTICE'"),
        VisitMark.OVERRIDDEN, arrive("2026-01-08T02:00:00Z", "UPDATE visit v SET v.decision = 'ADMIT_WITH_NOTICE', v.overridden = 1"),
        VisitMark.DENIED, arrive("2026-01-09T02:00:00Z", "UPDATE visit v JOIN visit_head h ON h.id = v.id SET h.handshake = 'DENIED'"),
        VisitMark.LATE_ENTRY, arrive("2026-01-10T02:00:00Z", "UPDATE visit v SET v.entered = 'OUTAGE', v.entered_at = v.arrived_at"),
        VisitMark.AWAY, arrive("2026-01-11T02:00:00Z", "UPDATE visit v SET v.premises = 'AWAY'"),
        VisitMark.LATE_RESULT, arrive("2026-01-12T02:00:00Z",
            "UPDATE visit v JOIN visit_head h ON h.id = v.id SET h.state = 'DEPARTED', h.departed_at = v.arrived_at"));
    for (Map.Entry<VisitMark, String> one : marked.entrySet()) {
      List<String> found = ids("mark=" + one.getKey());
      assertThat(found).as("%s", one.getKey()).contains(one.getValue()).doesNotContain(plain);
      if (one.getKey() != VisitMark.NOTICE) {
        assertThat(found).containsExactly(one.getValue());
      }
      JsonNode line = line(one.getValue());
      assertThat(line.get("marks").values()).extracting(JsonNode::getStringValue).contains(one.getKey().name());
    }
    assertThat(ids("mark=STILL_OPEN")).contains(plain).doesNotContain(marked.get(VisitMark.REFUSED), marked.get(VisitMark.LATE_RESULT));
    assertThat(ids("mark=UNCONFIRMED")).contains(plain).doesNotContain(marked.get(VisitMark.REFUSED), marked.get(VisitMark.DENIED));
    String page = supervisor.page("/visits?enterprise=" + Ids.show(door.enterprise)).expect(200).body();
    assertThat(page).contains("不予入企", "补录", "企业否认", "应急放行", "不在现场", "结果逾期");
  }

  @Test
  void aResultThatCameLateIsFoundAndOneInTimeIsNot() throws SQLException {
    String done = "UPDATE visit v JOIN visit_head h ON h.id = v.id SET h.state = 'COMPLETED', h.departed_at = v.arrived_at, h.result = 'NO_PROBLEM',"
        + " h.completed_at = ";
    String late = arrive("2026-01-12T02:00:00Z", done + "'2026-01-15 16:00:00'");
    String inTime = arrive("2026-01-13T02:00:00Z", done + "'2026-01-16 15:59:59'");
    String waits = arrive("2026-01-14T02:00:00Z", "UPDATE visit v JOIN visit_head h ON h.id = v.id SET h.state = 'DEPARTED', h.departed_at = NOW(6)");
    assertThat(ids("mark=LATE_RESULT")).containsExactly(late).doesNotContain(inTime, waits);
    assertThat(ids("result=NO_PROBLEM")).containsExactly(inTime, late);
  }

  @Test
  void aPeriodIsOfDaysHereBothIncluded() throws SQLException {
    String before = arrive("2026-01-04T15:59:59Z", "");
    String first = arrive("2026-01-04T16:00:00Z", "");
    String last = arrive("2026-01-06T15:59:59Z", "");
    String after = arrive("2026-01-06T16:00:00Z", "");
    assertThat(ids("from=2026-01-05&until=2026-01-06")).contains(first, last).doesNotContain(before, after);
    assertThat(ids("from=2026-01-07")).containsExactly(after);
    assertThat(ids("until=2026-01-04")).containsExactly(before);
  }

  @ParameterizedTest
  @EnumSource(VisitMark.class)
  void everyMarkCanBeAskedForByWhoeverSeesVisits(VisitMark mark) {
    door.firm().page("/visits?mark=" + mark).expect(200);
    door.official.get("/api/v1/visits?mark=" + mark).expect(200);
    door.official.page("/exports/visits?mark=" + mark).expect(200);
  }

  @ParameterizedTest
  @CsvSource({"mark=NONE", "from=yesterday", "result=GOOD", "kind=RAID", "enterprise=1"})
  void aFilterThatIsNoneIsRefused(String query) {
    supervisor.get("/api/v1/visits?" + query).expect(422);
    supervisor.page("/visits?" + query).expect(422);
  }

  @Test
  void supervisorsFindTheWayToALateEntryBelowTheList() {
    assertThat(supervisor.page("/visits").expect(200).body()).contains("href=\"/visits/late\"");
    supervisor.page("/visits/late").expect(200);
    assertThat(city.signedIn(Role.AUDITOR).page("/visits").expect(200).body()).doesNotContain("/visits/late");
  }

  private List<String> ids(String query) {
    List<String> ids = new ArrayList<>();
    supervisor.get("/api/v1/visits?enterprise=" + Ids.show(door.enterprise) + "&" + query).expect(200).json().get("items").values()
        .forEach(line -> ids.add(line.get("id").getStringValue()));
    return ids;
  }

  private JsonNode line(String id) {
    for (JsonNode line : supervisor.get("/api/v1/visits?enterprise=" + Ids.show(door.enterprise)).expect(200).json().get("items").values()) {
      if (line.get("id").getStringValue().equals(id)) {
        return line;
      }
    }
    throw new AssertionError(id + " is not listed");
  }

  /** Logs an arrival, then lets it be of another time and sort, as the service never could. */
  private String arrive(String at, String change) throws SQLException {
    String id = door.official.post("/api/v1/visits", door.inspection()).created();
    Instant moment = Instant.parse(at).truncatedTo(ChronoUnit.SECONDS);
    assertThat(Time.day(moment)).isNotNull();
    try (Connection owner = city.database().asOwner(); Statement statement = owner.createStatement()) {
      long number = Ids.read(id).orElseThrow();
      statement.execute("UPDATE visit SET arrived_at = '" + at.replace("T", " ").replace("Z", "") + "' WHERE id = " + number);
      if (!change.isEmpty()) {
        statement.execute(change + " WHERE v.id = " + number);
      }
    }
    return id;
  }
}
