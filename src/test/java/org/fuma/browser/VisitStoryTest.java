package org.fuma.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.fuma.browser.StorySteps.press;
import static org.fuma.browser.StorySteps.signedIn;
import static org.fuma.browser.StorySteps.wellMade;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.time.LocalDate;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.access.Role;
import org.fuma.store.Ids;
import org.fuma.store.Time;
import org.fuma.visit.LongAgo;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The visit in real browsers: two officials' phones, the firm's phone and the supervisor's desk, each with a session of its own. */
class VisitStoryTest {

  private static final String REASON = "核实投诉举报反映的生产安全问题。";

  private final City city = City.get();
  private final LongAgo door = new LongAgo();
  private final LongAgo.Body body = door.body();
  private final Caller supervisor = city.signedIn(Role.SUPERVISOR);
  private final Chromium browser = Chromium.start();
  private final Page first = signedIn(browser.phone(), body.official());

  @AfterEach
  void close() {
    browser.close();
  }

  @Test
  void admittedConfirmedByBothOfficialsAndByTheFirmWhileAnOfficialsOtherPhoneConfirmsNothing() {
    String visit = arrive("CASE", two());
    assertThat(main(first)).containsText("准予入企");
    assertThat(main(first)).containsText("第二名执法人员尚未确认");
    wellMade(first, "visit-official");
    String code = code();

    Page desk = signedIn(browser.desk(), supervisor);
    unconfirmed(desk, visit, 1);

    Page second = signedIn(browser.phone(), body.colleague());
    second.navigate(city.address() + "/today");
    wellMade(second, "visit-today");
    second.locator("a[href='" + visit + "']").first().click();
    press(second, "我在现场");
    assertThat(main(second)).containsText("第二名执法人员已确认");

    // Signed in on another phone, the official is told that only the firm can answer; signed out, the answer does not count.
    first.navigate(code);
    assertThat(main(first)).containsText("不能代表企业回答");
    assertThat(first.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("是他们，人在这里"))).hasCount(0);
    Page own = browser.phone();
    own.navigate(code);
    press(own, "是他们，人在这里");
    assertThat(own.getByRole(AriaRole.STATUS)).containsText("不作数");
    unconfirmed(desk, visit, 1);

    Page firm = signedIn(browser.phone(), door.firm());
    firm.navigate(code);
    assertThat(firm.locator(".verdict-mark")).containsText("已登记，准予入企");
    press(firm, "是他们，人在这里");
    assertThat(firm.getByRole(AriaRole.STATUS)).containsText("互相核验完毕");
    unconfirmed(desk, visit, 0);
    firm.navigate(city.address() + "/visits");
    assertThat(main(firm)).containsText("检查 1 次");
    wellMade(firm, "visit-firm");
  }

  @Test
  void aDeadPhoneIsANoticeThatTheFirmSeesInAmber() {
    String visit = arrive("CASE", two().andThen(page -> page.locator("input[name=phoneDead]").check()));
    assertThat(main(first)).containsText("准予入企，有提示");
    Page firm = browser.phone();
    firm.navigate(code());
    assertThat(firm.locator(".verdict-warn .verdict-mark")).containsText("有提示");
    assertThat(main(firm)).containsText("第二名执法人员");
    wellMade(firm, "visit-notice");
    Page desk = signedIn(browser.desk(), supervisor);
    desk.navigate(city.address() + "/visits?mark=NOTICE&enterprise=" + Ids.show(door.enterprise()));
    assertThat(desk.locator("a[href='" + visit + "']")).hasCount(1);
  }

  @Test
  void aRefusedEntryIsToldToTheFirmWhichComplainsWithOneTap() {
    String visit = arrive("CASE", alone());
    assertThat(main(first)).containsText("不予入企");
    wellMade(first, "visit-refused");
    Page firm = signedIn(browser.phone(), door.firm());
    firm.navigate(city.address() + "/visits");
    assertThat(main(firm)).containsText("不予入企");
    firm.locator("a[href='" + visit + "']").click();
    wellMade(firm, "visit-refused-firm");
    press(firm, "就这次入企投诉");
    assertThat(firm.getByRole(AriaRole.STATUS)).containsText("投诉已提交");
    String complaint = firm.url().replaceFirst("\\?.*", "");

    Page desk = signedIn(browser.desk(), supervisor);
    desk.navigate(city.address() + "/alerts?authority=" + body.id());
    assertThat(desk.locator("td.when a")).hasCount(1);
    desk.navigate(complaint);
    assertThat(main(desk)).containsText("系统判定不予入企");
  }

  @Test
  void anEmergencyOverridesAndComesToTheSupervisor() {
    String visit = arrive("EMERGENCY", alone().andThen(page -> page.locator("#f-emergencyReason").fill("液氯储罐疑似泄漏，必须立即进入处置。")));
    assertThat(main(first)).containsText("应急情况，准予入企");
    Page desk = signedIn(browser.desk(), supervisor);
    desk.navigate(city.address() + "/alerts?authority=" + body.id());
    desk.locator("td.when a").first().click();
    assertThat(desk.locator("h1")).containsText("应急入企");
    desk.navigate(city.address() + "/visits?mark=OVERRIDDEN&enterprise=" + Ids.show(door.enterprise()));
    assertThat(desk.locator("a[href='" + visit + "']")).hasCount(1);
    assertThat(main(desk)).containsText("应急放行");
  }

  @Test
  void anOutageIsEnteredLateAndSendingItTwiceMakesOneVisitThatIsMarked() {
    first.navigate(city.address() + "/visits/late");
    first.locator("#f-code").fill(door.uscc());
    first.locator("#f-arrivedAt").fill(LongAgo.local(door.ago(Duration.ofDays(2))));
    first.locator("#f-way").selectOption("OUTAGE");
    first.locator("#f-kind").selectOption("CASE");
    first.locator("form[action='/visits/late'] button[type=submit]").click();
    first.locator("#f-leftAt").fill(LongAgo.local(door.ago(Duration.ofDays(2)).plus(Duration.ofMinutes(40))));
    first.locator("#f-why").fill("园区基站停电，整日没有网络。");
    fill(first, two());
    Locator form = first.locator("form.act[action='/visits/late']");
    form.evaluate("form => fetch(form.action, {method: 'POST', body: new URLSearchParams(new FormData(form)), redirect: 'manual'}).then(() => true)");
    form.locator("button[type=submit]").click();
    assertThat(main(first)).containsText("断网补录");
    wellMade(first, "visit-late");
    Page firm = signedIn(browser.phone(), door.firm());
    firm.navigate(city.address() + "/visits");
    assertThat(firm.locator("td.when a")).hasCount(1);
    assertThat(main(firm)).containsText("补录");
  }

  @Test
  void anotherAuthorityJoinsAndEachRecordsItsResultTheLeadingOneLast() {
    String visit = arrive("JOINT", two());
    String code = code();
    LongAgo.Body other = door.another();
    Page theirs = signedIn(browser.phone(), other.official());
    theirs.navigate(city.address() + visit + "/join?token=" + code.replaceFirst(".*/V/", ""));
    theirs.locator("input[name=items][value='" + other.item() + "']").check();
    theirs.locator("input[name=colleagues][value='" + other.colleagueId() + "']").check();
    theirs.locator("#f-basis").selectOption("REPORT");
    theirs.locator("#f-reference").fill("示例举报〔2026〕9号");
    wellMade(theirs, "visit-join");
    theirs.locator("form.act button[type=submit]").click();
    assertThat(theirs).hasURL(Pattern.compile(".*" + visit + ".*"));
    assertThat(main(theirs)).containsText("联合检查（综合查一次）");

    first.navigate(city.address() + visit);
    leave();
    result(first, visit, "NO_PROBLEM");
    assertThat(first.getByRole(AriaRole.ALERT).first()).containsText("还有执法主体没有记录结果");
    result(theirs, visit, "ADVICE");
    recorded(theirs, visit);
    result(first, visit, "NO_PROBLEM");
    assertThat(main(first)).containsText("已记录结果");

    Page firm = signedIn(browser.phone(), door.firm());
    firm.navigate(city.address() + "/visits");
    assertThat(firm.locator("td.when a")).hasCount(1);
    assertThat(main(firm)).containsText("检查 2 次");
  }

  @Test
  void anOrderToCorrectLeadsToItsReCheckWhichClosesIt() {
    String visit = arrive("CASE", two());
    leave();
    first.navigate(city.address() + visit + "/result");
    first.locator("#f-result").selectOption("CORRECTION");
    // Not today, which may be over when the form arrives.
    first.locator("#f-correctBy").fill(LocalDate.now(Time.ZONE).plusDays(1).toString());
    first.locator("#f-found-" + body.item()).selectOption("PROBLEM");
    first.locator("#f-remark-" + body.item()).fill("灭火器过期两具。");
    press(first, "记录结果");
    recorded(first, visit);
    first.navigate(city.address() + "/today");
    assertThat(main(first)).containsText("待复查的责令改正");

    String recheck = arrive("RECHECK", page -> {
      page.locator("#f-recheckOf").selectOption(visit.replace("/visits/", ""));
      page.locator("input[name=items][value='" + body.item() + "']").check();
      page.locator("input[name=colleagues][value='" + body.colleagueId() + "']").check();
      page.locator("#f-reason").fill(REASON);
    });
    assertThat(main(first)).containsText("准予入企");
    leave();
    result(first, recheck, "NO_PROBLEM");
    recorded(first, recheck);
    first.navigate(city.address() + visit);
    assertThat(main(first)).containsText("责令改正已经复查");
    first.navigate(city.address() + "/today");
    assertThat(first.getByText("待复查的责令改正")).hasCount(0);
  }

  @Test
  void nobodyIsHereAlertsTheSupervisorWhoeverSendsIt() {
    String visit = arrive("CASE", two());
    Page passer = browser.phone();
    passer.navigate(code());
    press(passer, "这里没有人来");
    assertThat(passer.getByRole(AriaRole.STATUS)).containsText("监督员已收到提醒");
    Page desk = signedIn(browser.desk(), supervisor);
    desk.navigate(city.address() + "/alerts?authority=" + body.id());
    desk.locator("td.when a").first().click();
    assertThat(desk.locator("h1")).containsText("现场无人");
    unconfirmed(desk, visit, 1);
  }

  /** Logs an arrival of that kind on the first official's phone; answers the visit's path. */
  private String arrive(String kind, Consumer<Page> filled) {
    first.navigate(city.address() + "/visits/new?how=PLAQUE&code=" + door.code().payload().text());
    first.locator("button[name=kind][value=" + kind + "]").click();
    fill(first, filled);
    first.locator("form[action='/visits'] button[type=submit]").click();
    assertThat(first).hasURL(Pattern.compile(".*/visits/[0-9A-Z]{13}.*"));
    return first.url().replaceFirst("\\?.*", "").substring(city.address().length());
  }

  private static void fill(Page page, Consumer<Page> filled) {
    filled.accept(page);
  }

  /** Both officials, after a report. */
  private Consumer<Page> two() {
    return grounds().andThen(page -> page.locator("input[name=colleagues][value='" + body.colleagueId() + "']").check());
  }

  /** One official alone. */
  private Consumer<Page> alone() {
    return grounds().andThen(page -> page.locator("input[name=alone]").check());
  }

  private Consumer<Page> grounds() {
    return page -> {
      page.locator("input[name=items][value='" + body.item() + "']").check();
      // Whether a ground is asked for is known when the whole page is there.
      page.waitForLoadState();
      if (page.locator("#f-basis").count() > 0) {
        page.locator("#f-basis").selectOption("REPORT");
        page.locator("#f-reference").fill("示例举报〔2026〕7号");
      }
      page.locator("#f-reason").fill(REASON);
    };
  }

  /** What the visit's QR says, from the official's page. */
  private String code() {
    return first.locator("a[href*='/V/']").first().getAttribute("href").replaceFirst(".*/V/", city.address() + "/V/");
  }

  private void result(Page page, String visit, String result) {
    page.navigate(city.address() + visit + "/result");
    page.locator("#f-result").selectOption(result);
    press(page, "记录结果");
  }

  /** Waits until a result has been taken: from its form the visit's page is come to. */
  private void recorded(Page page, String visit) {
    assertThat(page).hasURL(Pattern.compile(".*" + visit + "\\?done=completed"));
  }

  private void leave() {
    press(first, "登记离开");
    assertThat(main(first).getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("登记离开").setExact(true))).hasCount(0);
  }

  private void unconfirmed(Page desk, String visit, int times) {
    desk.navigate(city.address() + "/visits?mark=UNCONFIRMED&enterprise=" + Ids.show(door.enterprise()));
    assertThat(desk.locator("a[href='" + visit + "']")).hasCount(times);
  }

  private static Locator main(Page page) {
    return page.getByRole(AriaRole.MAIN);
  }
}
