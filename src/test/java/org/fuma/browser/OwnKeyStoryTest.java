package org.fuma.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.access.Role;
import org.junit.jupiter.api.Test;

/** Passkeys and remembered phones in a real browser, whose authenticator is a virtual one. */
class OwnKeyStoryTest {

  private static final String PIN = "384729";

  private final City city = City.get();

  @Test
  void aPasskeyIsMadeOpensWithoutANameAndIsRemoved() {
    Caller supervisor = city.signedIn(Role.SUPERVISOR);
    try (Chromium chromium = Chromium.start()) {
      Page desk = chromium.desk();
      authenticator(desk, true);
      signIn(desk, supervisor.username());
      // A desk without a second factor is led to where it gets one, and is free as soon as it has it.
      desk.navigate(city.address() + "/visits");
      assertThat(desk).hasURL(Pattern.compile(".*/account\\?due=1"));
      makePasskey(desk);
      desk.navigate(city.address() + "/visits");
      assertThat(desk).hasURL(city.address() + "/visits");

      desk.locator("form[action='/sign-out'] button:visible").click();
      assertThat(desk.locator("header a[href='/sign-in']")).isVisible();
      desk.navigate(city.address() + "/sign-in?next=%2Fvisits");
      look(desk, "sign-in");
      button(desk, "用通行密钥登录").click();
      assertThat(desk).hasURL(city.address() + "/visits");

      desk.navigate(city.address() + "/account");
      assertThat(desk.locator("#passkeys")).containsText("最近使用");
      desk.locator("#passkeys").getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("移除")).click();
      assertThat(desk.getByRole(AriaRole.STATUS)).containsText("不能移除最后一种");
      look(desk, "stays");
    }
  }

  @Test
  void anOfficialRemovesAPasskeyWhichThenOpensNothing() {
    Caller official = city.signedIn(Role.OFFICIAL);
    try (Chromium chromium = Chromium.start()) {
      Page phone = chromium.phone();
      authenticator(phone, true);
      signIn(phone, official.username());
      makePasskey(phone);
      phone.locator("#passkeys").getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("移除")).click();
      assertThat(phone.locator("#f-password")).isVisible();
      look(phone, "removal");
      phone.locator("#f-password").fill(City.PASSWORD);
      button(phone, "移除").click();
      assertThat(phone.getByRole(AriaRole.STATUS)).containsText("通行密钥已移除");
      assertThat(phone.locator("#passkeys li")).hasCount(0);
      signOut(phone);
      phone.navigate(city.address() + "/sign-in");
      button(phone, "用通行密钥登录").click();
      assertThat(phone.locator(".passkey-said")).containsText("没有验证成功");
    }
  }

  @Test
  void whoseAuthenticatorDoesNotKnowThePersonIsNotLetIn() {
    Caller official = city.signedIn(Role.OFFICIAL);
    try (Chromium chromium = Chromium.start()) {
      Page phone = chromium.phone();
      CDPSession session = phone.context().newCDPSession(phone);
      String id = authenticator(session, true);
      signIn(phone, official.username());
      makePasskey(phone);
      signOut(phone);
      JsonObject unverified = new JsonObject();
      unverified.addProperty("authenticatorId", id);
      unverified.addProperty("isUserVerified", false);
      session.send("WebAuthn.setUserVerified", unverified);
      phone.navigate(city.address() + "/sign-in");
      button(phone, "用通行密钥登录").click();
      assertThat(phone.locator(".passkey-said")).containsText("已取消");
      assertThat(phone).hasURL(city.address() + "/sign-in");
    }
  }

  @Test
  void whereABrowserKnowsNoPasskeysASentenceSaysWhatToDo() {
    try (Chromium chromium = Chromium.start()) {
      Page phone = chromium.phone();
      phone.addInitScript("delete window.PublicKeyCredential");
      phone.navigate(city.address() + "/sign-in");
      assertThat(phone.getByRole(AriaRole.MAIN)).containsText("在浏览器中打开");
      assertThat(button(phone, "用通行密钥登录")).isHidden();
      look(phone, "sign-in-elsewhere");
    }
  }

  @Test
  void aRememberedPhoneIsOpenedByItsPinUntilItWasWrongFiveTimes() {
    Caller official = city.signedIn(Role.OFFICIAL);
    try (Chromium chromium = Chromium.start()) {
      Page phone = chromium.phone();
      signIn(phone, official.username());
      remember(phone);
      signOut(phone);

      phone.navigate(city.address() + "/visits");
      assertThat(phone).hasURL(city.address() + "/sign-in/device?next=%2Fvisits");
      look(phone, "open");
      phone.getByLabel("PIN").fill(PIN);
      button(phone, "打开").click();
      assertThat(phone).hasURL(city.address() + "/visits");
      signOut(phone);

      phone.navigate(city.address() + "/sign-in");
      for (int left = 4; left > 0; left--) {
        phone.getByLabel("PIN").fill("902617");
        button(phone, "打开").click();
        assertThat(phone.getByRole(AriaRole.ALERT)).containsText("还可以试 " + left + " 次");
      }
      look(phone, "wrong");
      phone.getByLabel("PIN").fill("902617");
      button(phone, "打开").click();
      assertThat(phone.getByRole(AriaRole.STATUS)).containsText("请用密码登录");
      look(phone, "over");
      phone.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("用密码登录")).click();
      phone.locator("#f-username").fill(official.username());
      phone.locator("#f-password").fill(City.PASSWORD);
      button(phone, "登录").click();
      assertThat(phone.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("您好"))).isVisible();
    }
  }

  @Test
  void aLostPhoneIsRemovedFromAnotherBrowser() {
    Caller official = city.signedIn(Role.OFFICIAL);
    try (Chromium chromium = Chromium.start()) {
      Page phone = chromium.phone();
      signIn(phone, official.username());
      remember(phone);
      signOut(phone);
      phone.navigate(city.address() + "/sign-in");
      phone.getByLabel("PIN").fill(PIN);
      button(phone, "打开").click();
      assertThat(phone).not().hasURL(Pattern.compile(".*/sign-in.*"));

      Page desk = chromium.desk();
      signIn(desk, official.username());
      desk.navigate(city.address() + "/account");
      look(desk, "account");
      desk.locator("#devices").getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("移除")).click();
      assertThat(desk.getByRole(AriaRole.STATUS)).containsText("不再记住");

      org.awaitility.Awaitility.await().atMost(java.time.Duration.ofSeconds(30)).until(() -> {
        phone.navigate(city.address() + "/account");
        return phone.url().startsWith(city.address() + "/sign-in");
      });
      assertThat(phone.locator("#f-password")).isVisible();
    }
  }

  private void makePasskey(Page page) {
    page.navigate(city.address() + "/account");
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("添加通行密钥")).click();
    assertThat(page.locator("#f-label")).isVisible();
    look(page, "new-passkey");
    page.locator("#f-label").fill("示例钥匙");
    button(page, "添加").click();
    assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("通行密钥已添加");
    assertThat(page.locator("#passkeys")).containsText("示例钥匙");
    look(page, "passkeys");
  }

  private void remember(Page phone) {
    phone.navigate(city.address() + "/account");
    phone.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("记住这部手机")).click();
    phone.locator("#f-label").fill("我的示例手机");
    phone.locator("#f-pin").fill("123456");
    phone.locator("#f-again").fill("123456");
    button(phone, "记住这部手机").click();
    assertThat(phone.getByRole(AriaRole.MAIN)).containsText("太容易被猜到");
    look(phone, "new-device");
    phone.locator("#f-pin").fill(PIN);
    phone.locator("#f-again").fill(PIN);
    button(phone, "记住这部手机").click();
    assertThat(phone.locator("#devices")).containsText("我的示例手机");
    assertThat(phone.locator("#devices")).containsText("本机");
    look(phone, "devices");
  }

  private static void authenticator(Page page, boolean verified) {
    authenticator(page.context().newCDPSession(page), verified);
  }

  private static String authenticator(CDPSession session, boolean verified) {
    session.send("WebAuthn.enable");
    JsonObject options = new JsonObject();
    options.addProperty("protocol", "ctap2");
    options.addProperty("transport", "internal");
    options.addProperty("hasResidentKey", true);
    options.addProperty("hasUserVerification", true);
    options.addProperty("isUserVerified", verified);
    options.addProperty("automaticPresenceSimulation", true);
    JsonObject added = new JsonObject();
    added.add("options", options);
    return session.send("WebAuthn.addVirtualAuthenticator", added).get("authenticatorId").getAsString();
  }

  private void signIn(Page page, String username) {
    page.navigate(city.address() + "/sign-in");
    page.locator("#f-username").fill(username);
    page.locator("#f-password").fill(City.PASSWORD);
    button(page, "登录").click();
    assertThat(page).not().hasURL(Pattern.compile(".*/sign-in.*"));
  }

  private static void signOut(Page phone) {
    phone.locator("details.menu summary").click();
    phone.locator("details.menu button", new Page.LocatorOptions().setHasText("退出")).click();
    assertThat(phone.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("登录")).first()).isVisible();
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(AriaRole.MAIN).getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
  }

  /** No page of this story breaks the rules for all pages, in the states that only the story brings about. */
  private static void look(Page page, String name) {
    assertThat(Axe.violations(page)).as(name).isEmpty();
    assertThat(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")).as(name).isEqualTo(true);
    if (Boolean.getBoolean("test.screens")) {
      page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of("target", "own-keys", name + "-" + page.viewportSize().width + ".png")));
    }
  }
}
