package org.fuma.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.fuma.browser.StorySteps.press;
import static org.fuma.browser.StorySteps.signedIn;
import static org.fuma.browser.StorySteps.wellMade;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDate;
import org.fuma.City;
import org.fuma.access.Role;
import org.fuma.complaint.Inquired;
import org.fuma.store.Time;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A complaint in real browsers, from the plaque to its re-opening: the phone of who complains, two supervisors' desks, the lead's, the firm's. */
class ComplaintStoryTest {

  private static final String TELEPHONE = "13900000000";
  private static final String SAID = "两名工作人员没有扫码就进了车间，门卫提醒以后仍然不扫，也没有出示证件。";
  private static final String FINDINGS = "经调取门口监控，来人确实没有扫码就进入了车间，也没有出示证件。";
  private static final String ANSWER = "我单位这段时间的入企检查均由科室提出、负责人审批，台账按周核对。";

  private final City city = City.get();
  private final Inquired authority = new Inquired();
  private final Chromium browser = Chromium.start();
  private final LocalDate today = LocalDate.now(Time.ZONE);

  @AfterEach
  void close() {
    browser.close();
  }

  @Test
  void fromThePlaqueToTheReopening() {
    Page plaque = browser.phone();
    String link = complain(plaque);
    String receipt = plaque.locator("dl.facts dd.mono").first().innerText().strip();
    assertThat(receipt).matches("[0-9A-Z]{13}");

    // Another phone, to which only the link has come.
    Page phone = browser.phone();
    phone.navigate(link);
    assertThat(phone).hasURL(city.address() + "/follow/complaint");
    assertThat(main(phone)).containsText("监督员正在审查");
    assertThat(main(phone)).containsText(SAID);
    wellMade(phone, "complaint-followed");

    Page desk = signedIn(browser.desk(), authority.supervisor());
    desk.navigate(city.address() + "/complaints?authority=" + authority.authority());
    wellMade(desk, "complaint-inbox");
    desk.locator("a[href='/complaints/" + receipt + "']").first().click();
    assertThat(main(desk)).containsText(TELEPHONE);
    press(desk, "受理");
    press(desk, "开始调查");
    assertThat(main(desk)).containsText("调查中");
    wellMade(desk, "complaint-investigating");

    Page lead = signedIn(browser.phone(), authority.lead());
    ask(desk, lead);
    desk.navigate(city.address() + "/complaints/" + receipt);
    assertThat(main(desk)).containsText(ANSWER);

    Page second = signedIn(browser.desk(), city.signedIn(Role.SUPERVISOR));
    extend(desk, second, receipt);
    phone.reload();
    assertThat(main(phone)).containsText("延长了办理时间");

    decide(desk, second, receipt);
    phone.reload();
    assertThat(main(phone).getByText(FINDINGS)).hasCount(0);
    carriedOut(lead);

    desk.navigate(city.address() + "/complaints/" + receipt);
    desk.locator("#f-telling-text").fill("现将结果书面告知：投诉属实，已责令改正。");
    press(desk, "书面反馈结果");
    assertThat(main(desk)).containsText("已反馈");
    wellMade(desk, "complaint-told");

    phone.reload();
    assertThat(main(phone)).containsText(FINDINGS);
    assertThat(main(phone)).containsText("属实");
    phone.locator("input[name=choice][value=NO]").check();
    press(phone, "提交评价");
    assertThat(phone.getByRole(AriaRole.STATUS)).containsText("已经记录");
    wellMade(phone, "complaint-not-satisfied");
    phone.locator("#f-text-reopening").fill("答复没有说明以后怎样避免，请重新办理。");
    press(phone, "要求重办");
    assertThat(main(phone)).containsText("按您的要求重新办理");
    desk.reload();
    assertThat(main(desk)).containsText("重办");

    nothingIsThereForOthers(lead, receipt);
  }

  @Test
  void theFirmRatesItsVisitAndNobodyElseLearnsHow() {
    Page firm = signedIn(browser.phone(), authority.firm());
    firm.navigate(city.address() + "/visits");
    String visit = firm.locator("td.when a").first().getAttribute("href").replaceFirst("\\?.*", "");
    authority.official().post("/api/v1" + visit + "/departure", java.util.Map.of()).expect(200);
    firm.navigate(city.address() + visit);
    firm.locator("a[href='" + visit + "/rating']").first().click();
    firm.locator("input[name=grade][value='2']").check();
    for (String question : new String[] {"certificates", "scanned", "items", "conduct"}) {
      firm.locator("input[name=" + question + "][value=yes]").check();
    }
    firm.locator("input[name=favours][value=no]").check();
    firm.locator("#f-text").fill("来之前没有打招呼，等了半个小时。");
    wellMade(firm, "complaint-rating");
    press(firm, "提交评价");
    assertThat(main(firm)).containsText("已评价");
    assertThat(main(firm).getByText("等了半个小时")).hasCount(0);
    wellMade(firm, "complaint-rated");

    firm.navigate(city.address() + visit);
    assertThat(firm.locator("a[href='" + visit + "/rating']")).hasCount(0);
    firm.navigate(city.address() + visit + "/rating");
    assertThat(firm.locator("input[name=grade]")).hasCount(0);

    Page desk = signedIn(browser.desk(), authority.supervisor());
    desk.navigate(city.address() + "/ratings");
    assertThat(main(desk)).containsText("评价");
    wellMade(desk, "complaint-ratings");
    desk.navigate(city.address() + "/ratings/given?authority=" + authority.authority());
    desk.locator("td a[href^='/ratings/given/']").first().click();
    desk.locator("a[href^='/call-backs/']").first().click();
    assertThat(main(desk)).containsText("等了半个小时");
    press(desk, "认领");
    assertThat(main(desk)).containsText("0734-0000000");
    desk.locator("#f-text-reached").fill("已接通，对方说明主要是等候时间长，没有其他要求。");
    wellMade(desk, "complaint-call-back");
    press(desk, "记录并办结");
    assertThat(main(desk)).containsText("没有其他要求");
    assertThat(desk.locator("#f-text-reached")).hasCount(0);
    Page lead = signedIn(browser.phone(), authority.lead());
    lead.navigate(city.address() + visit);
    assertThat(lead.locator("body")).not().containsText("等了半个小时");
    lead.navigate(city.address() + "/ratings");
    assertThat(lead.locator("body")).not().containsText("等了半个小时");
    wellMade(lead, "complaint-totals");
  }

  /** Complains at the plaque, without an account; answers the secret link. */
  private String complain(Page plaque) {
    String firm = authority.firms().getFirst();
    String payload = city.administrator().page("/enterprises/" + firm).body().replaceAll("(?s).*?href=\"/C/([^\"]+)\".*", "$1");
    plaque.navigate(city.address() + "/C/" + payload);
    plaque.locator("main a[href^='/complain']").first().click();
    plaque.locator("#f-telephone").fill(TELEPHONE);
    plaque.locator("#f-category").selectOption("NO_SCAN");
    plaque.locator("#f-authority").selectOption(authority.authority());
    plaque.locator("#f-text").fill(SAID);
    plaque.locator("#f-demand").fill("请核实，并告知结果。");
    wellMade(plaque, "complaint-plaque");
    press(plaque, "提交投诉");
    assertThat(plaque.getByRole(AriaRole.STATUS)).containsText("投诉已提交");
    wellMade(plaque, "complaint-sent");
    String link = plaque.locator("#link").innerText().strip();
    assertThat(link).startsWith(city.address() + "/follow#");
    return link;
  }

  /** The supervisor asks about all visits of the last days; the lead answers, and reads nothing of who complained. */
  private void ask(Page desk, Page lead) {
    main(desk).getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("向被投诉单位提问")).click();
    desk.locator("#f-scope").selectOption("PERIOD");
    desk.locator("#f-from").fill(today.minusDays(10).toString());
    desk.locator("#f-until").fill(today.minusDays(1).toString());
    desk.locator("#f-text").fill(Inquired.TEXT);
    wellMade(desk, "complaint-question-new");
    press(desk, "发出问询");
    assertThat(main(desk)).containsText(Inquired.TEXT);

    lead.navigate(city.address() + "/questions");
    wellMade(lead, "complaint-questions");
    lead.locator("td.lead-cell a").first().click();
    assertThat(main(lead)).containsText(Inquired.TEXT);
    assertThat(main(lead)).not().containsText(TELEPHONE);
    lead.locator("#f-text").fill(ANSWER);
    wellMade(lead, "complaint-question");
    press(lead, "发出答复");
    assertThat(main(lead)).containsText(ANSWER);
  }

  private void extend(Page desk, Page second, String receipt) {
    desk.locator("#f-extension-days").fill("10");
    desk.locator("#f-extension-text").fill("需要调取两个时段的门禁记录，保管单位十日后才能提供。");
    press(desk, "提议延期");
    assertThat(main(desk)).containsText("待另一位监督员同意");
    assertThat(main(desk).getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("同意").setExact(true))).hasCount(0);
    second.navigate(city.address() + "/complaints/" + receipt);
    wellMade(second, "complaint-proposal");
    press(second, "同意");
    assertThat(main(second)).containsText("延期");
  }

  private void decide(Page desk, Page second, String receipt) {
    desk.navigate(city.address() + "/complaints/" + receipt);
    desk.locator("#f-decision-outcome").selectOption("UPHELD");
    desk.locator("#f-decision-text").fill(FINDINGS);
    desk.getByText("第 1 项措施").first().click();
    desk.locator("#f-decision-measure-1-kind").selectOption("ORDER");
    desk.locator("#f-decision-measure-1-text").fill("入企检查前一律先扫码并出示证件，书面报告改正情况。");
    desk.locator("#f-decision-measure-1-due").fill(today.plusDays(20).toString());
    wellMade(desk, "complaint-decision");
    press(desk, "作出认定");
    assertThat(main(desk)).containsText("待另一位监督员同意");
    second.navigate(city.address() + "/complaints/" + receipt);
    press(second, "同意");
    assertThat(main(second)).containsText("已办结");
  }

  /** The lead reads the order and reports that it is done. */
  private void carriedOut(Page lead) {
    lead.navigate(city.address() + "/questions/orders");
    wellMade(lead, "complaint-orders");
    lead.locator("td.lead-cell a").first().click();
    assertThat(main(lead)).containsText("先扫码并出示证件");
    lead.locator("#f-note").fill("已经重新培训，门口加了提示，书面报告已报送。");
    press(lead, "报告已落实");
    assertThat(main(lead)).containsText("已经重新培训");
  }

  /** For the authority there is no such complaint; its own pages say nothing of one. */
  private void nothingIsThereForOthers(Page lead, String receipt) {
    lead.navigate(city.address() + "/complaints/" + receipt);
    assertThat(lead.locator("body")).not().containsText(SAID);
    for (String path : new String[] {"/", "/visits", "/questions", "/alerts"}) {
      lead.navigate(city.address() + path);
      assertThat(lead.locator("body")).not().containsText(receipt);
    }
  }

  private static Locator main(Page page) {
    return page.getByRole(AriaRole.MAIN);
  }
}
