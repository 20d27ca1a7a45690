package org.fuma.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import org.fuma.Caller;
import org.fuma.City;

/** What people do on every page of a story. */
final class StorySteps {

  private StorySteps() {}

  static void press(Page page, String button) {
    page.getByRole(AriaRole.MAIN).getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(button).setExact(true)).first().click();
  }

  /** Nothing is out of reach for anybody, or wider than the screen; the name is also the picture's, where pictures are kept. */
  static void wellMade(Page page, String name) {
    assertThat(Axe.violations(page)).as(name).isEmpty();
    Object wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
    assertThat(((Number) wider).intValue()).as(name + " is wider than the screen").isLessThanOrEqualTo(1);
    if (Boolean.getBoolean("test.screens")) {
      page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of("target", "screens", name + ".png")));
    }
  }

  static Page signedIn(Page page, Caller person) {
    page.navigate(City.get().address() + "/sign-in");
    page.getByLabel("用户名").fill(person.username());
    page.getByLabel("密码").fill(City.PASSWORD);
    press(page, "登录");
    assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("您好"))).isVisible();
    Chromium.proved(page);
    return page;
  }
}
