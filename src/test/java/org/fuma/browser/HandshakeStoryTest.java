package org.fuma.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.access.Role;
import org.fuma.live.Screen;
import org.fuma.visit.DoorStep;
import org.junit.jupiter.api.Test;

/** The handshake in real browsers: both officials' phones, the guard's and the firm's, and the supervisor's desk. */
class HandshakeStoryTest {

  private final City city = City.get();

  @Test
  void theSecondOfficialScansTheFirstOnesPhoneAndTheGuardSignsWithTheLiveDigits() throws Exception {
    DoorStep door = new DoorStep().plain().awaitingSecond();
    try (Chromium plain = Chromium.start()) {
      Page first = plain.phone();
      signIn(first, door.official());
      first.navigate(city.address() + "/visits/" + door.visit());
      assertThat(first.getByText("第二名执法人员尚未确认").first()).isVisible();
      first.locator("img.code-picture").scrollIntoViewIfNeeded();
      assertThat((Integer) first.evaluate("document.querySelector('img.code-picture').naturalWidth")).isGreaterThan(250);
      shoot(first, "official");
      Path film = Film.of(first.locator("img.code-picture").screenshot(), Path.of("target", "films", "visit.mjpeg"));

      Page guard = plain.phone();
      guard.navigate(city.address() + "/V/" + door.token());
      assertThat(guard.locator(".verdict-mark")).containsText("等第二名执法人员确认");

      try (Chromium camera = Chromium.seeing(film)) {
        Page second = camera.phone();
        signIn(second, door.second());
        second.navigate(city.address() + "/scan");
        second.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("打开摄像头")).click();
        assertThat(second).hasURL(city.address() + "/V/" + door.token());
        shoot(second, "second");
        second.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("我在现场")).click();
        assertThat(second).hasURL(city.address() + "/visits/" + door.visit());
        assertThat(second.getByRole(AriaRole.MAIN)).containsText("第二名执法人员已确认");
      }

      guard.reload();
      assertThat(guard.locator(".verdict-mark")).containsText("已登记，准予入企");
      wellMade(guard, "guard");
      // Without the digits anybody could have pressed it.
      press(guard, "是他们，人在这里");
      assertThat(guard.locator("[role=status]")).containsText("不作数");
      assertThat(guard.getByText("企业尚未确认").first()).isVisible();
      guard.getByLabel("本企业现场码的数字").fill("0000 0000");
      press(guard, "是他们，人在这里");
      assertThat(guard.locator("#wrong-digits")).containsText("数字不对");
      wellMade(guard, "guard-wrong");
      String live = Screen.text(door.serial(), 0);
      guard.getByLabel("本企业现场码的数字").fill(live.substring(live.indexOf('.') + 1));
      press(guard, "是他们，人在这里");
      assertThat(guard.locator("[role=status]")).containsText("互相核验完毕");
      assertThat(guard.getByText("企业已确认").first()).isVisible();
      first.reload();
      assertThat(first.getByRole(AriaRole.MAIN)).containsText("企业已确认");
    }
  }

  @Test
  void nobodyIsHereReachesTheSupervisorWhoClosesTheAlert() {
    DoorStep door = new DoorStep().plain();
    Caller supervisor = city.signedIn(Role.SUPERVISOR);
    try (Chromium plain = Chromium.start()) {
      Page firm = plain.phone();
      signIn(firm, door.firm());
      firm.navigate(city.address() + "/visits/" + door.visit());
      wellMade(firm, "firm");
      press(firm, "这里没有人来");
      assertThat(firm.getByText("企业否认").first()).isVisible();

      Page desk = plain.desk();
      signIn(desk, supervisor);
      desk.navigate(city.address() + "/alerts?authority=" + door.authority());
      wellMade(desk, "alerts");
      desk.locator("td.when a").first().click();
      assertThat(desk.locator("h1")).containsText("企业反映现场无人");
      desk.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("查看这次入企记录")).click();
      assertThat(desk.getByRole(AriaRole.MAIN)).containsText("企业账号");
      wellMade(desk, "visit-of-supervisor");
      desk.goBack();
      desk.getByLabel("处理说明").fill("已联系企业和执法主体核实。");
      wellMade(desk, "alert");
      press(desk, "关闭提醒");
      assertThat(desk.getByText("已关闭").first()).isVisible();
      desk.navigate(city.address() + "/alerts?authority=" + door.authority());
      assertThat(desk.getByRole(AriaRole.MAIN)).containsText("没有符合条件的提醒");
    }
  }

  private static void press(Page page, String button) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button)).click();
  }

  private static void wellMade(Page page, String name) {
    assertThat(Axe.violations(page)).isEmpty();
    Object wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
    assertThat(((Number) wider).intValue()).as(name + " is wider than the screen").isLessThanOrEqualTo(1);
    shoot(page, name);
  }

  private static void shoot(Page page, String name) {
    if (Boolean.getBoolean("test.screens")) {
      page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of("target", "screens", "handshake-" + name + ".png")));
    }
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
