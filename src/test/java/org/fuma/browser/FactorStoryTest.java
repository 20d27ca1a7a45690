package org.fuma.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Media;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.access.Role;
import org.fuma.code.QrReader;
import org.fuma.factor.Authenticator;
import org.junit.jupiter.api.Test;

/** A second factor in a real browser: a desk adds one-time codes, prints its recovery codes, signs in by both; a firm takes its codes away again. */
class FactorStoryTest {

  private final City city = City.get();

  @Test
  void aDeskAddsOneTimeCodesAndSignsInByThemAndByARecoveryCode() {
    Caller auditor = city.signedIn(Role.AUDITOR);
    try (Chromium chromium = Chromium.start()) {
      Page desk = chromium.desk();
      signIn(desk, auditor);
      look(desk, "home-due");
      desk.navigate(city.address() + "/accounts");
      assertThat(desk).hasURL(city.address() + "/account?due=1");
      look(desk, "account-due");
      Authenticator app = scan(desk, auditor);
      look(desk, "totp");
      desk.locator("#f-code").fill(app.wrongCode());
      button(desk, "确认并启用").click();
      assertThat(desk.locator("#wrong-code")).isVisible();
      look(desk, "totp-wrong");
      desk.locator("#f-code").fill(app.code(0));
      button(desk, "确认并启用").click();
      assertThat(desk.locator(".recovery-codes li")).hasCount(10);
      List<String> codes = desk.locator(".recovery-codes li").allInnerTexts();
      look(desk, "recovery-codes");
      desk.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
      assertThat(desk.locator(".recovery-codes")).isVisible();
      assertThat(desk.locator("#print")).isHidden();
      desk.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
      assertThat(desk.locator("#print")).isVisible();
      desk.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("我已保存好")).click();
      assertThat(desk.locator(".recovery-codes")).hasCount(0);
      look(desk, "account");
      desk.navigate(city.address() + "/accounts");
      assertThat(desk).hasURL(city.address() + "/accounts");

      Page phone = chromium.phone();
      signIn(phone, auditor);
      look(phone, "sign-in-code-phone");
      phone.locator("#f-code").fill(codes.getFirst().toLowerCase(java.util.Locale.ROOT));
      phone.locator("main button[type=submit]").click();
      assertThat(phone.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("您好"))).isVisible();
      phone.navigate(city.address() + "/account");
      assertThat(phone.getByRole(AriaRole.MAIN)).containsText("还剩 9 个");
      look(phone, "account-phone");
      button(phone, "结束所有其他登录").click();
      assertThat(phone.getByRole(AriaRole.STATUS)).containsText("其他登录已全部结束");
    }
  }

  @Test
  void aFirmTakesItsOneTimeCodesAwayOnAPhone() {
    Caller firm = city.signedIn(Role.ENTERPRISE);
    try (Chromium chromium = Chromium.start()) {
      Page phone = chromium.phone();
      signIn(phone, firm);
      phone.getByText("菜单").click();
      look(phone, "menu-phone");
      phone.navigate(city.address() + "/account");
      Authenticator app = scan(phone, firm);
      look(phone, "totp-phone");
      phone.locator("#f-code").fill(app.code(0));
      button(phone, "确认并启用").click();
      assertThat(phone.locator(".recovery-codes li")).hasCount(10);
      look(phone, "recovery-codes-phone");
      phone.navigate(city.address() + "/account/recovery-codes");
      look(phone, "recovery-phone");
      phone.navigate(city.address() + "/account/proof?next=/account/password");
      look(phone, "proof-phone");
      app.forgetSteps();
      phone.locator("#f-password").fill(City.PASSWORD);
      phone.locator("#f-code").fill(app.code(0));
      button(phone, "继续").click();
      assertThat(phone).hasURL(city.address() + "/account/password");
      look(phone, "password-phone");
      phone.navigate(city.address() + "/account");
      phone.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("移除动态验证码")).click();
      assertThat(phone.locator("#f-password")).isVisible();
      look(phone, "totp-removal-phone");
      phone.locator("#f-password").fill(City.PASSWORD);
      button(phone, "移除动态验证码").click();
      assertThat(phone.getByRole(AriaRole.STATUS)).containsText("动态验证码已移除");
      look(phone, "account-removed-phone");
    }
  }

  /** Adds one-time codes as far as their picture, and reads that as an app's camera does. */
  private static Authenticator scan(Page page, Caller person) {
    button(page, "添加动态验证码").click();
    assertThat(page.locator(".secret-picture")).isVisible();
    String uri = ((QrReader.Reading.Text) QrReader.read(page.locator(".secret-picture").screenshot())).text();
    String secret = uri.replaceAll(".*[?&]secret=([A-Z2-7]+)&.*", "$1");
    assertThat(page.locator(".secret-text").innerText().replace(" ", "")).isEqualTo(secret);
    return Authenticator.of(person, secret);
  }

  private void signIn(Page page, Caller person) {
    page.navigate(city.address() + "/sign-in");
    page.locator("#f-username").fill(person.username());
    page.locator("#f-password").fill(City.PASSWORD);
    button(page, "登录").click();
    page.waitForURL(Pattern.compile(".*/(sign-in/code.*)?$"));
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(AriaRole.MAIN).getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
  }

  /** No barrier, and nothing wider than the screen. */
  private static void look(Page page, String name) {
    if (Boolean.getBoolean("test.screens")) {
      page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of("target", "screens", "factor", name + ".png")));
    }
    List<String> wrong = new ArrayList<>(Axe.violations(page));
    Function<String, Integer> measure = what -> ((Number) page.evaluate("document.documentElement." + what)).intValue();
    if (measure.apply("scrollWidth") > measure.apply("clientWidth") + 1) {
      wrong.add("wider than the screen");
    }
    assertThat(wrong).as(name).isEmpty();
  }
}
