package org.fuma.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.Reply;
import org.fuma.attachment.FileKind;
import org.fuma.attachment.Recordings;
import org.fuma.code.Serial;
import org.fuma.store.Hashes;
import org.fuma.store.ServiceClock;
import org.fuma.store.Sql;
import org.fuma.store.Time;
import org.fuma.store.Transactions;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Somebody without an account follows a complaint by its secret link, and does what a complainant may. */
class FollowTest {

  private static final String ONE = "/follow/complaint";

  private final City city = City.get();
  private final String firm = city.firm();
  private final String serial = city.code(firm).substring(0, Serial.LENGTH);
  private final Reply sent = city.stranger().submitFile("/complain", Filed.atPlaque(serial), "", Filed.NO_FILE);
  private final String link = Filed.link(sent);
  private final String token = link.substring(link.indexOf('#') + 1);
  private final String receipt = Filed.receipt(sent);

  private Caller opened() {
    Caller person = city.stranger();
    person.submit("/follow", Map.of("link", link)).expect(303);
    return person;
  }

  @Test
  void theLinkIsExchangedForACookieOfItsOwn() {
    Caller person = city.stranger();
    assertThat(person.page("/follow").expect(200).header("referrer-policy")).isEqualTo("no-referrer");
    Reply answer = person.submit("/follow", Map.of("link", link)).expect(303);
    assertThat(answer.header("location")).isEqualTo(ONE);
    assertThat(answer.headers().allValues("set-cookie")).anySatisfy(cookie ->
        assertThat(cookie).startsWith("fuma_follow=").containsIgnoringCase("HttpOnly").contains("SameSite=Strict", "Max-Age=7200"));
    assertThat(answer.header("cache-control")).contains("no-store");
    Reply page = person.page(ONE).expect(200);
    assertThat(page.header("cache-control")).contains("no-store");
    assertThat(page.header("referrer-policy")).isEqualTo("no-referrer");
    assertThat(page.header("x-robots-tag")).contains("noindex");
    assertThat(page.body()).contains(Filed.TEXT, receipt, "13800000000", "告诉您是否受理").doesNotContain(token);
    // By its last part alone too, in lower case and in groups.
    city.stranger().submit("/follow", Map.of("link", " " + token.toLowerCase(java.util.Locale.ROOT).replaceAll("(.{4})", "$1 "))).expect(303);
  }

  @Test
  void theDatabaseHoldsHashesAlone() {
    Caller person = opened();
    Sql sql = city.bean(Sql.class);
    assertThat(sql.list(row -> row.getBytes(1), "SELECT hash FROM complaint_link WHERE complaint_id = ?", Filed.number(receipt)))
        .singleElement().isEqualTo(Hashes.sha256(token));
    assertThat(sql.list(row -> row.getBytes(1), "SELECT hash FROM complaint_session WHERE complaint_id = ?", Filed.number(receipt)))
        .singleElement().isEqualTo(Hashes.sha256(person.cookie("fuma_follow")));
  }

  @Test
  void whatIsNoLinkOpensNothing() {
    for (String wrong : new String[] {"", "#", receipt, token.substring(1), "A".repeat(32), city.address() + "/follow#" + "A".repeat(32), "x".repeat(400)}) {
      Reply refused = city.stranger().submit("/follow", Map.of("link", wrong)).expect(422);
      assertThat(refused.body()).contains("这个链接打不开").doesNotContain(Filed.TEXT);
    }
    city.stranger().page(ONE).expect(303);
    city.stranger().page(ONE + "/files/1").expect(404);
    assertThat(city.stranger().submit(ONE + "/withdrawal", Map.of("text", "")).expect(303).header("location")).isEqualTo("/follow");
    Caller forged = city.stranger();
    forged.keep("fuma_follow", "A".repeat(32));
    forged.page(ONE).expect(303);
  }

  @Test
  void theSecretReachesNeitherLogNorAddress() {
    ListAppender<ILoggingEvent> heard = new ListAppender<>();
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    heard.start();
    root.addAppender(heard);
    try {
      Caller person = opened();
      person.page(ONE).expect(200);
      city.stranger().submit("/follow", Map.of("link", link + "A")).expect(422);
    } finally {
      root.detachAppender(heard);
    }
    assertThat(List.copyOf(heard.list)).isNotEmpty().noneMatch(line -> line.getFormattedMessage().contains(token));
  }

  @Test
  void whoeverHoldsItDoesWhatAComplainantMayAndNothingElse() {
    Caller person = opened();
    person.submit(ONE + "/addition", Map.of("text", "补充一点：来人没有出示执法证。", "_key", City.fresh("k"))).expect(303);
    person.submit(ONE + "/naming", Map.of("choice", "CONSENTED", "_key", City.fresh("k"))).expect(303);
    Reply refused = person.submit(ONE + "/addition", Map.of("text", "短")).expect(422);
    assertThat(refused.body()).contains(">\n短</textarea>");
    assertThat(refused.header("referrer-policy")).isEqualTo("no-referrer");
    person.submit(ONE + "/acceptance", Map.of("text", "")).expect(403);
    person.submit(ONE + "/nothing", Map.of("text", "")).expect(404);
    person.submitFile(ONE + "/files", Map.of("text", "", "_key", City.fresh("k")), "录音.amr", Recordings.of(FileKind.AMR)).expect(303);
    assertThat(person.page(ONE).body()).contains("补充一点：来人没有出示执法证。", "录音.amr", "您对是否透露身份作了选择");
    assertThat(person.page(ONE + "/files/1").expect(200).bytes()).isEqualTo(Recordings.of(FileKind.AMR));
    person.submit(ONE + "/withdrawal", Map.of("text", "", "_key", City.fresh("k"))).expect(303);
    assertThat(person.page(ONE).body()).contains("您撤回了投诉").doesNotContain("/withdrawal\"");
  }

  @Test
  void filesThatComeByItHaveAQuotaOfTheFirmAndTheDay() {
    Caller person = opened();
    UploadQuota quota = city.bean(UploadQuota.class);
    ServiceClock clock = city.bean(ServiceClock.class);
    long enterprise = Filed.number(firm);
    // Today's to its end, and tomorrow's, should it be midnight in between.
    Instant begin = clock.instant();
    for (int day = 0; day < 2; day++) {
      clock.at(begin.plus(Duration.ofDays(day)), () -> {
        double share = 1 + quota.drawn(UploadQuota.byLink(enterprise), Time.day(clock.instant()));
        quota.takeByLink(enterprise, (long) (UploadQuota.MEGABYTES * (double) (1 << 20) * share));
        return null;
      });
    }
    String words = "这张照片请一并看看。";
    Reply refused = person.submitFile(ONE + "/files", Map.of("text", words, "_key", City.fresh("k")), "录音.amr", Recordings.of(FileKind.AMR)).expect(429);
    assertThat(refused.body()).contains(words, "今天不能再收文件了");
    assertThat(refused.header("retry-after")).matches("[0-9]+");
    assertThat(city.bean(Evidence.class).of(Filed.number(receipt))).isEmpty();
    assertThat(person.page(ONE).body()).doesNotContain(words);
  }

  @Test
  void theResultIsToldThereAndReopenedFromThere() {
    Filed.moved(receipt, "acceptance", "investigation", "decision");
    Caller person = opened();
    assertThat(person.page(ONE).body()).contains("已有结论").doesNotContain("经核查，没有发现所述情况");
    Filed.moved(receipt, "telling");
    assertThat(person.page(ONE).body()).contains("经核查，没有发现所述情况", "归档后不能再要求重办");
    person.submit(ONE + "/satisfaction", Map.of("choice", "NO", "text", "", "_key", City.fresh("k"))).expect(303);
    person.submit(ONE + "/reopening", Map.of("text", "没有问过我就下了结论，请再查一次。", "_key", City.fresh("k"))).expect(303);
    assertThat(person.page(ONE).body()).contains("您要求重办");
  }

  @Test
  void theSessionEndsByItselfAndByAButton() {
    Caller person = opened();
    FollowLinks links = city.bean(FollowLinks.class);
    ServiceClock clock = city.bean(ServiceClock.class);
    String cookie = person.cookie("fuma_follow");
    assertThat(links.followed(cookie)).contains(Filed.number(receipt));
    assertThat(clock.at(clock.instant().plus(Duration.ofMinutes(121)), () -> links.followed(cookie))).isEmpty();
    person.submit("/follow/end", Map.of()).expect(303);
    assertThat(links.followed(cookie)).isEmpty();
    person.page(ONE).expect(303);
  }

  @Test
  void aComplaintIsFollowedByAFewBrowsersAtOnceAndTheOldestEndsFirst() {
    FollowLinks links = city.bean(FollowLinks.class);
    ServiceClock clock = city.bean(ServiceClock.class);
    Instant begin = clock.instant();
    List<String> all = new ArrayList<>();
    for (int i = 0; i < FollowLinks.MOST_SESSIONS + 2; i++) {
      all.add(clock.at(begin.plusSeconds(i), () -> links.begin(Filed.number(receipt))));
    }
    assertThat(all.stream().map(links::followed).map(Optional::isPresent).toList().indexOf(true)).as("the first that still follows").isEqualTo(2);
    assertThat(all.subList(2, all.size())).allMatch(session -> links.followed(session).isPresent());
  }

  @Test
  void everySessionThatIsOverIsSweptAtOnceHoweverManyThereAre() {
    Sql sql = city.bean(Sql.class);
    List<Object[]> over = new ArrayList<>();
    for (int i = 0; i < 1_001; i++) {
      over.add(new Object[] {Hashes.sha256(receipt + i), Filed.number(receipt), Instant.EPOCH});
    }
    city.bean(Transactions.class).run(() -> sql.batch("INSERT INTO complaint_session (hash, complaint_id, expires_at) VALUES (?, ?, ?)", over));
    city.bean(FollowLinks.class).sweep();
    assertThat(sql.first(row -> row.getInt(1), "SELECT COUNT(*) FROM complaint_session WHERE complaint_id = ?", Filed.number(receipt))).contains(0);
  }

  @Test
  void theLinkEndsThirtyDaysAfterTheComplaintWasFiledAway() {
    FollowLinks links = city.bean(FollowLinks.class);
    ServiceClock clock = city.bean(ServiceClock.class);
    Filed.told(receipt);
    assertThat(clock.at(clock.instant().plus(Duration.ofDays(400)), () -> links.find(link))).as("as long as it is not closed").isPresent();
    opened().submit(ONE + "/satisfaction", Map.of("choice", "YES", "text", "", "_key", City.fresh("k"))).expect(303);
    Filed.moved(receipt, "closing");
    assertThat(clock.at(clock.instant().plus(Duration.ofDays(29)), () -> links.find(link))).isPresent();
    assertThat(clock.at(clock.instant().plus(Duration.ofDays(31)), () -> links.find(link))).isEmpty();
  }

  @Test
  void itsOwnFormsComeFromOurOwnAddress() {
    Caller person = opened();
    // Browsers send the forms of a page without referrer from nowhere, and what comes from nowhere is refused; so its pages send them from here.
    assertThat(person.page("/follow").body()).contains("<meta name=\"referrer\" content=\"same-origin\">");
    assertThat(person.page(ONE).body()).contains("<meta name=\"referrer\" content=\"same-origin\">");
    Map<String, String> form = new LinkedHashMap<>(Map.of("link", link, "_csrf", person.csrf()));
    person.submitRaw("/follow", form, "Origin", "null").expect(403);
    person.submitRaw("/follow", form, "Origin", "https://evil.example").expect(403);
    person.submitRaw("/follow", Map.of("link", link, "_csrf", "none"), "Origin", city.address()).expect(403);
    person.submitRaw("/follow", form, "Origin", city.address()).expect(303);
  }
}
