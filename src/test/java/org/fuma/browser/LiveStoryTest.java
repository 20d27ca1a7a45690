package org.fuma.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.access.Role;
import org.fuma.store.ServiceClock;
import org.junit.jupiter.api.Test;

/** The live code in a real browser: on the firm's phone, and on a guard's screen that an official's camera reads. */
class LiveStoryTest {

  private static final int LONGER_THAN_A_STEP = 120_000;
  private static final int A_STEP = 31_000;

  private final City city = City.get();
  private final String enterprise = city.firm();
  private final Caller firm = city.signedInFor(enterprise);

  @Test
  void anOfficialScansTheScreenAtTheDoorAndTheVisitIsLive() throws Exception {
    city.code(enterprise);
    String authority = city.authority();
    Caller official = city.signedIn(Role.OFFICIAL, authority, city.official(authority));
    try (Chromium plain = Chromium.start()) {
      Page phone = plain.phone();
      signIn(phone, firm);
      phone.navigate(city.address() + "/my-code/displays");
      phone.getByLabel("位置").fill("东门岗亭");
      phone.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("开通")).click();
      String link = phone.locator("#link").inputValue();

      Page tablet = plain.tablet();
      tablet.clock().install();
      tablet.navigate(link);
      assertThat(tablet.locator("h1")).containsText("衡阳示例纸鸢制造有限公司");
      assertThat(tablet.locator("#live-digits")).hasText(Pattern.compile("\\d{4} \\d{4}"));
      assertThat(tablet.locator("#live-left")).containsText("秒");
      if (Boolean.getBoolean("test.screens")) {
        tablet.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "screens", "tablet-door.png")));
      }
      Path file = Path.of("target", "films", "door.mjpeg");

      // Digits are good for half a minute to a whole one: the official is signed in before they are filmed, and the camera is opened on the later film.
      try (Chromium camera = Chromium.seeing(Film.of(tablet.screenshot(), file))) {
        Page eye = camera.phone();
        signIn(eye, official);
        eye.navigate(city.address() + "/scan");
        waitForDigitsThatLast(tablet);
        Film.of(tablet.screenshot(), file);
        eye.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("打开摄像头")).click();
        assertThat(eye).hasURL(Pattern.compile(".*/visits/new\\?.*how=LIVE.*"));
        assertThat(eye.locator(".verdict-mark")).hasText("现场码有效");
        eye.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("服务走访")).click();
        eye.locator("#f-reason").fill("上门了解用工情况。");
        eye.locator("main form.act button[type=submit]").click();
        assertThat(eye).hasURL(Pattern.compile(".*/visits/[0-9A-Z]{13}.*"));
        assertThat(eye.getByRole(AriaRole.MAIN)).containsText("现场码");
      }

      phone.navigate(city.address() + "/my-code/displays");
      assertThat(phone.getByRole(AriaRole.MAIN)).containsText("最近显示");
      phone.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("停用 东门岗亭")).click();
      assertThat(phone.getByRole(AriaRole.MAIN)).containsText("还没有门口显示屏");
      // The screen is left to itself: its own clock, which is put forward to where it asks again, has to find the revocation.
      tablet.clock().fastForward(A_STEP);
      assertThat(tablet.locator("#live-said"))
          .containsText("链接已停用", new LocatorAssertions.ContainsTextOptions().setTimeout(LONGER_THAN_A_STEP));
      assertThat(tablet.locator("#live-picture")).isHidden();
      assertThat(tablet.locator("#live-digits")).isEmpty();
    }
  }

  @Test
  void theFirmsPhoneRenewsTheCodeByItselfAndShowsNoneWithoutANetwork() {
    city.code(enterprise);
    try (Chromium plain = Chromium.start()) {
      Page phone = plain.phone();
      signIn(phone, firm);
      phone.clock().install();
      phone.navigate(city.address() + "/my-code");
      Locator picture = phone.locator("#live-picture");
      assertThat(picture).isVisible();
      assertThat(phone.locator("#live-left")).containsText("秒后自动更换");
      assertThat((Integer) phone.evaluate("document.getElementById('live-picture').naturalWidth")).isGreaterThan(300);

      com.microsoft.playwright.Response renewed =
          phone.waitForResponse(answer -> answer.url().contains("/my-code/now"), () -> phone.clock().fastForward(30_500));
      assertThat(renewed.status()).isEqualTo(200);
      assertThat(picture).isVisible();

      phone.context().setOffline(true);
      phone.clock().fastForward(31_000);
      assertThat(phone.locator("#live-said")).containsText("网络不通");
      assertThat(picture).isHidden();
      assertThat(phone.locator("#live-digits")).isEmpty();
      phone.context().setOffline(false);
      phone.clock().fastForward(4_000);
      assertThat(picture).isVisible();
      assertThat(phone.locator("#live-said")).isEmpty();
    }
  }

  @Test
  void aPhoneThatWakesAsksAtOnce() {
    city.code(enterprise);
    try (Chromium plain = Chromium.start()) {
      Page phone = plain.phone();
      signIn(phone, firm);
      phone.navigate(city.address() + "/my-code");
      assertThat(phone.locator("#live-picture")).isVisible();
      com.microsoft.playwright.Response woken = phone.waitForResponse(answer -> answer.url().contains("/my-code/now"),
          () -> phone.evaluate("document.dispatchEvent(new Event('visibilitychange'))"));
      assertThat(woken.status()).isEqualTo(200);
    }
  }

  @Test
  void withoutScriptsThePageLoadsItselfAnew() {
    city.code(enterprise);
    String link = firm.post("/api/v1/enterprises/" + enterprise + "/displays", Map.of("label", "东门")).expect(201)
        .json().get("link").getStringValue();
    for (String page : java.util.List.of(firm.page("/my-code").body(),
        city.anyone().page(link.substring(city.address().length())).body())) {
      String seconds = page.replaceAll("(?s).*<noscript><meta http-equiv=\"refresh\" content=\"(\\d+)\">.*", "$1");
      assertThat(Integer.parseInt(seconds)).isBetween(1, 31);
    }
  }

  /** A film takes a while to make: it begins with digits that are good for their step's last ten seconds at least, and for the step of grace. */
  private void waitForDigitsThatLast(Page screen) {
    String before = screen.locator("#live-digits").innerText();
    if (city.bean(ServiceClock.class).instant().getEpochSecond() % 30 < 20) {
      return;
    }
    assertThat(screen.locator("#live-digits"))
        .not().hasText(before, new LocatorAssertions.HasTextOptions().setTimeout(LONGER_THAN_A_STEP));
    assertThat(screen.locator("#live-picture")).isVisible();
  }

  private void signIn(Page page, Caller person) {
    page.navigate(city.address() + "/sign-in");
    page.getByLabel("用户名").fill(person.username());
    page.getByLabel("密码").fill(City.PASSWORD);
    page.getByRole(AriaRole.MAIN).getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("登录").setExact(true))
        .click();
    assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("您好"))).isVisible();
    Chromium.proved(page);
  }
}
