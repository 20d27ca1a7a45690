package org.fuma.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.access.Role;
import org.junit.jupiter.api.Test;

/** The whole job in a real browser: a firm is enrolled, gets its code, is visited, complains and is answered. */
class StoryTest {

  private static final String COMPLAINT = "来的两位同志没有出示执法证，还要求暂停生产线半天。";
  private static final String ANSWER = "经核实，未出示执法证的情况属实，已对当事单位提出整改要求。";

  private final City city = City.get();

  @Test
  void aFirmIsEnrolledGetsItsCodeIsVisitedAndComplains() throws Exception {
    Visitors visitors = new Visitors();
    try (Chromium plain = Chromium.start()) {
      Page desk = plain.desk();
      String firmName = City.fresh("衡阳示例彩虹雨伞有限公司");
      String invitation = enrolAndIssue(desk, firmName);

      Page phone = plain.phone();
      String username = setPassword(phone, invitation);
      signIn(phone, username, City.PASSWORD);
      phone.navigate(city.address() + "/my-code/plain");
      assertThat(phone.getByRole(AriaRole.MAIN)).containsText(firmName);
      Locator picture = phone.locator("img.code-picture");
      picture.scrollIntoViewIfNeeded();
      Path film = Film.of(phone.screenshot(), Path.of("target", "films", "my-code.mjpeg"));

      String visit = scanAndLog(film, visitors, firmName);

      phone.navigate(city.address() + "/visits");
      phone.locator("a[href='" + visit + "']").first().click();
      assertThat(phone.getByRole(AriaRole.MAIN)).containsText(visitors.officialName);
      phone.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("投诉").setExact(false)).last().click();
      phone.getByLabel("投诉类别").selectOption("CONDUCT");
      phone.getByLabel("事实经过").fill(COMPLAINT);
      button(phone, "提交投诉").click();
      assertThat(phone.getByRole(AriaRole.STATUS)).containsText("投诉已提交");
      String complaint = phone.url().replaceFirst("\\?.*", "");
      signOut(phone);

      decide(plain.desk(), complaint);

      signIn(phone, username, City.PASSWORD);
      phone.navigate(complaint);
      assertThat(phone.getByRole(AriaRole.MAIN)).containsText(ANSWER);
      assertThat(phone.getByRole(AriaRole.MAIN)).containsText("部分属实");
    }
  }

  @Test
  void anOfficialWhoScansWithThePhonesOwnCameraIsLedToTheArrivalForm() {
    Visitors visitors = new Visitors();
    String payload = city.code(city.firm());
    try (Chromium plain = Chromium.start()) {
      Page phone = plain.phone();
      phone.navigate(city.address() + "/C/" + payload);
      assertThat(phone.locator(".verdict-mark")).containsText("受保护企业");
      phone.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("我是执法人员")).click();
      assertThat(phone).hasURL(Pattern.compile(".*/sign-in\\?next=.*"));
      phone.getByLabel("用户名").fill(visitors.official.username());
      phone.getByLabel("密码").fill(City.PASSWORD);
      button(phone, "登录").click();
      assertThat(phone).hasURL(Pattern.compile(".*/visits/new\\?code=.*"));
      log(phone, visitors);
      assertThat(phone.getByRole(AriaRole.MAIN)).containsText("扫码");
    }
  }

  @Test
  void aPersonWithAnExpiredCertificateIsToldSoInsteadOfAForm() {
    String authority = city.authority();
    Caller expired = city.signedIn(Role.OFFICIAL, authority, city.official(authority, "2020-01-01", "2021-01-01"));
    String payload = city.code(city.firm());
    try (Chromium plain = Chromium.start()) {
      Page phone = plain.phone();
      signIn(phone, expired.username(), City.PASSWORD);
      phone.navigate(city.address() + "/visits/new?how=PLAQUE&code=" + payload);
      assertThat(phone.getByRole(AriaRole.ALERT)).containsText("2021-01-01");
      assertThat(phone.getByLabel("来由")).hasCount(0);
    }
  }

  /** An authority with two officials and an item, and who of them is signed in. */
  private final class Visitors {
    final String authority = city.authority();
    final String person = city.official(authority);
    final Caller official = city.signedIn(Role.OFFICIAL, authority, person);
    final String colleague = city.official(authority);
    final String item = city.item(authority);
    final String officialName =
        city.administrator().get("/api/v1/authorities/" + authority + "/officials").expect(200).body().replaceAll("(?s).*?\"name\":\"([^\"]+)\".*", "$1");
  }

  private String enrolAndIssue(Page desk, String firmName) {
    signIn(desk, city.administrator().username(), City.PASSWORD);
    desk.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("企业").setExact(true)).first().click();
    desk.locator("a[href='/enterprises/new']").first().click();
    desk.getByLabel("统一社会信用代码").fill(" " + City.uscc().toLowerCase(java.util.Locale.ROOT) + " ");
    desk.locator("#f-name").fill(firmName);
    desk.locator("#f-address").fill("湖南省衡阳市石鼓区示例路8号");
    desk.locator("#f-contact").fill("示例联系人");
    desk.locator("#f-telephone").fill("0734-0000008");
    desk.locator("main form.act button[type=submit]").first().click();
    assertThat(desk.locator("h1")).hasText(firmName);
    assertThat(desk.getByRole(AriaRole.MAIN)).containsText("石鼓区");
    button(desk, "签发保护码").click();
    assertThat(desk.locator("img.code-picture")).isVisible();
    desk.locator("main a[href$='/accounts']").first().click();
    desk.locator("#f-username").fill(City.fresh("rainbow-"));
    desk.locator("#f-displayName").fill("示例联系人");
    button(desk, "开通账户").click();
    return desk.locator("#link").inputValue();
  }

  private static String setPassword(Page phone, String invitation) {
    phone.navigate(invitation);
    String username = phone.locator("main p").first().innerText().replaceAll(".*?(rainbow-\\d+).*", "$1");
    phone.locator("#f-password").fill(City.PASSWORD);
    phone.locator("#f-again").fill(City.PASSWORD);
    button(phone, "设置密码").click();
    assertThat(phone.getByRole(AriaRole.STATUS)).containsText("密码已设置");
    return username;
  }

  private String scanAndLog(Path film, Visitors visitors, String firmName) {
    try (Chromium camera = Chromium.seeing(film)) {
      Page phone = camera.phone();
      signIn(phone, visitors.official.username(), City.PASSWORD);
      phone.navigate(city.address() + "/scan");
      button(phone, "打开摄像头").click();
      assertThat(phone).hasURL(Pattern.compile(".*/visits/new\\?.*how=PLAQUE.*"));
      assertThat(phone.getByRole(AriaRole.MAIN)).containsText(firmName);
      log(phone, visitors);
      return phone.url().replaceFirst("\\?.*", "").substring(city.address().length());
    }
  }

  private static void log(Page phone, Visitors visitors) {
    button(phone, "个案检查").click();
    phone.locator("input[name=items][value='" + visitors.item + "']").check();
    phone.locator("input[name=colleagues][value='" + visitors.colleague + "']").check();
    phone.locator("#f-basis").selectOption("REPORT");
    phone.locator("#f-reference").fill("示例举报〔2026〕7号");
    phone.locator("#f-reason").fill("收到投诉举报后开展个案检查。");
    phone.locator("main form.act button[type=submit]").click();
    assertThat(phone).hasURL(Pattern.compile(".*/visits/[0-9A-Z]{13}.*"));
  }

  private void decide(Page desk, String complaint) {
    Caller supervisor = city.signedIn(Role.SUPERVISOR);
    signIn(desk, supervisor.username(), City.PASSWORD);
    desk.navigate(city.address() + "/complaints?state=ALL");
    desk.locator("a[href='" + complaint.substring(city.address().length()) + "']").first().click();
    assertThat(desk.getByRole(AriaRole.MAIN)).containsText(COMPLAINT);
    button(desk, "受理").click();
    button(desk, "开始调查").click();
    desk.locator("#f-decision-outcome").selectOption("PARTLY");
    desk.locator("#f-decision-text").fill(ANSWER);
    button(desk, "作出认定").click();
    assertThat(desk.getByRole(AriaRole.MAIN)).containsText("已办结");
    desk.locator("#f-telling-text").fill("现将结果书面告知，有异议可以要求重办。");
    button(desk, "书面反馈结果").click();
    assertThat(desk.getByRole(AriaRole.MAIN)).containsText("已反馈");
  }

  private void signIn(Page page, String username, String password) {
    page.navigate(city.address() + "/sign-in");
    page.getByLabel("用户名").fill(username);
    page.getByLabel("密码").fill(password);
    button(page, "登录").click();
    assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("您好"))).isVisible();
    Chromium.proved(page);
  }

  private static void signOut(Page page) {
    page.locator("details.menu summary").click();
    page.locator("details.menu button", new Page.LocatorOptions().setHasText("退出")).click();
    assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("登录")).first()).isVisible();
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(AriaRole.MAIN).getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
  }
}
