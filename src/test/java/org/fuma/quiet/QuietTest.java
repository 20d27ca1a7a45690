package org.fuma.quiet;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fuma.City;
import org.fuma.Reply;
import org.fuma.access.Spies;
import org.fuma.store.ServiceClock;
import org.fuma.store.Time;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

/**
 * Attacks the promise that nobody but supervisors learns who complains and who rates: as anybody, as an official and as the lead of the authority
 * complained of, as administrator and as auditor, looks at everything there is to look at, lets a firm complain, and looks again. What differs then
 * is a hole.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class QuietTest {

  private static final Logger ROOT = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

  /** So many days ago the visits were that are complained of and asked about. */
  private static final int DAYS = 3;

  /** Where a lead reads what a supervisor puts to the authority. */
  private static final Pattern PUT_TO_LEADS =
      Pattern.compile("LEAD GET (/api/v1)?/(questions|orders|notices)?([/?][^ ]*)?( \\(page\\))?");

  /** Holes that open onto the ledger; and none, so that those are found by what they are. */
  private static final Set<PlantedLeak> LEDGER =
      Set.of(PlantedLeak.NONE, PlantedLeak.LISTED, PlantedLeak.COUNTED, PlantedLeak.PUBLISHED, PlantedLeak.ENTRY);

  private static final Pattern MOMENT = Pattern.compile("\\d{4}-\\d{2}-\\d{2}[ T]\\d{2}:\\d{2}");

  private static Spies spies;
  private static QuietLife life;
  private static QuietRecords records;
  private static Map<String, String> before;

  @BeforeAll
  static void look() {
    spies = new Spies();
    life = new QuietLife(spies);
    records = new QuietRecords();
    String visit = spies.visits().getFirst();
    List<String> earlier = new ArrayList<>(spies.crowd(6));
    earlier.addAll(spies.visits());
    records.before(earlier, DAYS);
    spies.official().post("/api/v1/visits/" + visit + "/departure", Map.of()).expect(200);
    Growth.settled();
    before = Crawl.whole(spies).look();
    assertThat(before).hasSizeGreaterThan(500);
  }

  @AfterAll
  static void closeAllHoles() {
    PlantedLeak.plant(PlantedLeak.NONE);
  }

  /** On pages it is looked for together with what a complaint leaves. */
  @Test
  @Order(1)
  void aRatingLeavesNoTraceWhereOthersRead() {
    Map<String, String> tables = records.tables();
    long mark = records.mark();
    life.rate(spies.visits().getFirst());
    assertThat(records.events(mark, Set.of())).isEmpty();
    assertThat(records.entries(mark)).isNotEmpty()
        .allMatch(entry -> entry.actor() == 0 && entry.request().isEmpty() && !life.known().contains(entry.object()));
    assertThat(QuietRecords.changed(tables, records.tables())).isEmpty();
  }

  @Test
  @Order(2)
  void aComplaintFromItsFilingToItsTellingChangesNothingThatOthersSee() {
    Map<String, String> tables = records.tables();
    long mark = records.mark();
    long told = records.told(spies.signedIn());
    ListAppender<ILoggingEvent> heard = new ListAppender<>();
    heard.start();
    ROOT.addAppender(heard);
    String complaint = life.complain(spies.visits().getFirst());
    life.aside(complaint);
    Reply sent = life.complainAtPlaque(City.get().anyone(), spies.payload());
    assertThat(records.events(mark, Set.of())).as("security events that a firm leaves").isEmpty();
    assertThat(records.entries(mark)).as("the ledger on a complainant").isNotEmpty()
        .allMatch(entry -> entry.actor() == 0 && entry.request().isEmpty() && !life.known().contains(entry.object()));
    life.course(complaint);
    life.follow(sent);
    life.ends(life.complain(spies.visits().getFirst()), life.complain(spies.visits().getFirst()), life.complain(spies.visits().getFirst()));
    ROOT.detachAppender(heard);
    assertThat(records.events(mark, Set.of()).toString()).as("security events that supervisors leave")
        .doesNotContain(spies.firmName(), complaint, "rows=");
    assertThat(records.entries(mark)).noneMatch(entry -> life.known().contains(entry.object()));
    assertThat(QuietRecords.changed(tables, records.tables())).as("tables that others read").isEmpty();
    assertThat(records.told(spies.signedIn())).as("what others are told").isEqualTo(told);
    assertThat(heard.list).extracting(ILoggingEvent::getFormattedMessage)
        .noneMatch(line -> life.words().stream().anyMatch(line::contains));
    Growth.settled();
    assertThat(Crawl.differences(before, Crawl.whole(spies).look())).isEmpty();
  }

  /** A leaf that records nothing is the control: what it changes tells of nothing. */
  @Test
  @Order(3)
  void theTreeGrowsAlikeWhetherOrNotAnybodyComplains() {
    Growth growth = new Growth(spies);
    Set<String> control = growth.changedBy(growth::blank);
    assertThat(control).anyMatch(path -> path.contains("/log/checkpoint")).anyMatch(path -> path.contains("/ledger"));
    assertThat(growth.changedBy(() -> life.complain(spies.visits().getFirst()))).isEqualTo(control);
    assertThat(growth.wrong()).as("what changed besides the tree").isEmpty();
  }

  /** They are the operator's, and count all things together. */
  @Test
  @Order(3)
  void theFiguresOfTheMachineNameNeitherRoutesNorMatters() {
    String figures = City.get().anyone().get("/metrics").expect(200).body();
    assertThat(figures).contains("fuma_ledger_tree_size").doesNotContainIgnoringCase("complaint").doesNotContainIgnoringCase("rating")
        .doesNotContainIgnoringCase("call-back").doesNotContain("uri=");
  }

  @Test
  @Order(4)
  void aQuestionAndAnOrderTellTheAuthorityWhatTheySayAndNobodyElseAnything() {
    String complaint = life.complain(spies.visits().getFirst());
    ask(complaint);
    Growth.settled();
    Map<String, String> after = Crawl.whole(spies).look();
    assertThat(Crawl.differences(before, after).stream().filter(one -> !one.startsWith("LEAD "))).isEmpty();
    Map<String, String> leads = Crawl.added(before, after, "LEAD");
    Set<String> known = before.values().stream().flatMap(QuietTest::moments).collect(Collectors.toSet());
    assertThat(leads.keySet()).isNotEmpty().allMatch(path -> PUT_TO_LEADS.matcher(path).matches(), "is where a lead reads questions and orders");
    assertThat(leads.values())
        .noneMatch(one -> life.words().stream().anyMatch(one::contains))
        .noneMatch(one -> life.points().stream().anyMatch(one::contains))
        .noneMatch(one -> moments(one).anyMatch(moment -> !known.contains(moment)));
  }

  @Test
  @Order(5)
  void aStrangerAtThePlaqueCannotTellWhetherAnotherHasComplained() {
    // Of the same authority, so that the second seems to be about what the first is about.
    Map<String, String> accused = Map.of("authority", spies.authority());
    String first = strip(life.complainAtPlaque(City.get().anyone(), spies.neighboursPayload(), accused));
    String again = strip(life.complainAtPlaque(City.get().anyone(), spies.neighboursPayload(), accused));
    assertThat(again).isEqualTo(first);
  }

  private static Stream<String> moments(String text) {
    return MOMENT.matcher(text).results().map(MatchResult::group);
  }

  private static String strip(Reply sent) {
    return Plain.of(sent).replaceAll("\\b[0-9A-HJKMNP-TV-Z]{13}\\b", "{receipt}").replaceAll("#[A-Z2-7]{32}", "#{link}");
  }

  @Test
  @Order(6)
  void whatIsThereAndWhatIsInventedAreRefusedAlikeAndAsFast() {
    String complaint = life.complain(spies.visits().getFirst());
    Growth.settled();
    assertThat(new Guess(spies).wrong(complaint)).isEmpty();
    assertThat(new Guess(spies).wrongEntry(records.entry())).isEmpty();
  }

  @ParameterizedTest
  @Order(9)
  @EnumSource(PlantedLeak.class)
  void everyPlantedHoleIsFound(PlantedLeak leak) {
    String visit = spies.visits().getFirst();
    String templates = switch (leak) {
      case ASKED -> "/questions";
      case ORDERED -> "/questions/orders";
      case TOTAL -> "/ratings";
      default -> "/api/v1/visits";
    };
    Set<String> ledger = Set.of("/ledger", "/ledger/days", "/log");
    Crawl crawl = Crawl.some(spies, look -> look.who().equals("LEAD") && (look.path().contains(visit) || look.template().equals(templates))
        || LEDGER.contains(leak) && look.who().equals("AUDITOR") && ledger.contains(look.template()), leak == PlantedLeak.FILE);
    PlantedLeak.lead(spies.lead().actor().account());
    PlantedLeak.plant(leak);
    Growth.settled();
    Map<String, String> seen = crawl.look();
    Map<String, String> tables = records.tables();
    long told = records.told(spies.signedIn());
    long mark = records.mark();
    List<String> found = new ArrayList<>();
    if (leak == PlantedLeak.ASKED) {
      // Leads read what is new there, by right; but not that.
      ask(life.complain(visit));
      Crawl.added(seen, crawl.look(), "LEAD").values().stream().filter(one -> life.points().stream().anyMatch(one::contains)).forEach(found::add);
    } else {
      if (leak == PlantedLeak.RATED || leak == PlantedLeak.TOTAL) {
        life.rate(spies.visits().get(leak == PlantedLeak.RATED ? 1 : 2));
      }
      String complaint = life.complain(visit);
      found.addAll(Crawl.differences(seen, crawl.look()));
      records.entries(mark).stream().filter(entry -> entry.actor() != 0 || !entry.request().isEmpty()).forEach(entry -> found.add("entry " + entry));
      QuietRecords.changed(tables, records.tables()).forEach(table -> found.add("table " + table));
      records.events(mark, Set.of()).forEach(event -> found.add("event " + event));
      if (records.told(spies.signedIn()) != told) {
        found.add("somebody was told");
      }
      if (Set.of(PlantedLeak.NONE, PlantedLeak.TIME, PlantedLeak.STATUS).contains(leak)) {
        found.addAll(new Guess(spies).wrong(complaint, Map.of("OFFICIAL", spies.official())));
      }
      if (LEDGER.contains(leak)) {
        found.addAll(new Guess(spies).wrongEntry(records.entry()));
      }
    }
    PlantedLeak.plant(PlantedLeak.NONE);
    if (leak == PlantedLeak.NONE) {
      assertThat(found).isEmpty();
    } else {
      assertThat(found).isNotEmpty();
    }
  }

  /** Asks about the days in which the visits were. */
  private static void ask(String complaint) {
    LocalDate today = Time.day(City.get().bean(ServiceClock.class).instant());
    life.ask(complaint, today.minusDays(DAYS + 2).toString(), today.minusDays(1).toString(), today.plusDays(30).toString());
  }
}
