package org.fuma.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.access.Role;
import org.fuma.store.Sql;
import org.junit.jupiter.api.Test;

/** Two administrators make a supervisor between them, and a guesser locks himself out, in a real browser. */
class AccessStoryTest {

  private static final String NEW_PASSWORD = "荷塘清风十二字起步走";

  private final City city = City.get();

  @Test
  void aSupervisorIsMadeByTwoAdministrators() {
    String username = City.fresh("watch-");
    try (Chromium chromium = Chromium.start()) {
      Page asking = chromium.desk();
      signIn(asking, city.signedIn(Role.ADMINISTRATOR));
      asking.navigate(city.address() + "/accounts/new");
      asking.locator("#f-username").fill(username);
      asking.locator("#f-displayName").fill("示例监督");
      asking.locator("#f-roles").selectOption("SUPERVISOR");
      asking.locator("#f-reason").fill("接替退休的同事");
      shoot(asking, "asked-form");
      button(asking, "提交，等待另一名管理员同意").click();
      assertThat(asking.locator("#f-reason")).hasCount(0);
      shoot(asking, "asked");
      asking.navigate(city.address() + "/consents");
      shoot(asking, "consents");
      asking.locator("tr", new Page.LocatorOptions().setHasText(username)).locator("a").first().click();
      assertThat(asking.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("同意").setExact(true))).hasCount(0);
      String request = asking.url();

      Page second = chromium.desk();
      signIn(second, city.signedIn(Role.ADMINISTRATOR));
      second.navigate(request);
      shoot(second, "consent");
      second.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("同意").setExact(true)).click();
      second.locator("#f-reason").fill("本人已当面核实");
      button(second, "同意").click();
      String link = second.locator("#link").inputValue();
      shoot(second, "consent-given");
      assertThat(link).startsWith(city.address() + "/enter/");

      Page person = chromium.phone();
      person.navigate(link);
      person.locator("#f-password").fill("太短的密码");
      person.locator("#f-again").fill("太短的密码");
      button(person, "设置密码").click();
      assertThat(person.locator("#wrong-password")).containsText("12");
      person.locator("#f-password").fill(NEW_PASSWORD + "呀呀");
      person.locator("#f-again").fill(NEW_PASSWORD + "呀呀");
      shoot(person, "enter");
      button(person, "设置密码").click();
      assertThat(person.getByRole(AriaRole.STATUS)).containsText("密码已设置");
      type(person, username, NEW_PASSWORD + "呀呀");
      assertThat(person.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("您好"))).isVisible();
      person.navigate(city.address() + "/complaints");
      assertThat(person).hasURL(city.address() + "/account?due=1");
      shoot(person, "due");

      asking.navigate(request);
      shoot(asking, "consent-over");
      assertThat(asking.getByRole(AriaRole.MAIN)).containsText("已同意");
    }
  }

  @Test
  void whoGuessesIsLockedOut_andTheOwnerIsNotAndIsTold() {
    Caller official = city.signedIn(Role.OFFICIAL);
    try (Chromium chromium = Chromium.start()) {
      Page own = chromium.phone();
      signIn(own, official);
      Page guesser = chromium.phone();
      for (int i = 0; i < 5; i++) {
        type(guesser, official.username(), "a guess of somebody else " + i);
        assertThat(guesser.getByRole(AriaRole.ALERT)).containsText("15 分钟后再试");
      }
      type(guesser, official.username(), City.PASSWORD);
      assertThat(guesser.getByRole(AriaRole.ALERT)).containsText("15 分钟后再试");
      shoot(guesser, "locked-out");
      // Failures are written down beside the answers.
      Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> failures(official) >= 5);

      own.locator("details.menu summary").click();
      own.locator("details.menu button", new Page.LocatorOptions().setHasText("退出")).click();
      assertThat(own.locator("header a[href='/sign-in']")).isVisible();
      type(own, official.username(), City.PASSWORD);
      assertThat(own.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("您好"))).isVisible();
      assertThat(own.getByRole(AriaRole.ALERT)).containsText(Pattern.compile("[56] 次登录您的账户失败"));
      shoot(own, "told");
    }
  }

  private long failures(Caller person) {
    return city.bean(Sql.class).first(row -> row.getLong(1),
        "SELECT COALESCE(SUM(times), 0) FROM security_event WHERE account_id = ? AND kind IN ('sign-in.failed', 'sign-in.locked')",
        person.actor().account()).orElseThrow();
  }

  private void signIn(Page page, Caller person) {
    type(page, person.username(), City.PASSWORD);
    assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("您好"))).isVisible();
    Chromium.proved(page);
  }

  private void type(Page page, String username, String password) {
    page.navigate(city.address() + "/sign-in");
    page.locator("#f-username").fill(username);
    page.locator("#f-password").fill(password);
    button(page, "登录").click();
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(AriaRole.MAIN).getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
  }

  private static void shoot(Page page, String name) {
    if (Boolean.getBoolean("test.screens")) {
      page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of("target", "access", name + ".png")));
    }
  }
}
