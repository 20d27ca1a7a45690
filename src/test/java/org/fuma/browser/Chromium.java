package org.fuma.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fuma.City;
import org.fuma.Needed;

/** The system's Chromium, driven by Playwright; a context of its own for each person. */
final class Chromium implements AutoCloseable {

  /** For whatever is awaited, in milliseconds: a page of a busy machine takes its time. */
  private static final double PATIENCE = 60_000;
  private static final double STARTING = 180_000;

  static {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
  }

  private final Playwright playwright;
  private final Browser browser;

  private Chromium(List<String> more) {
    Path program = Needed.chromium();
    playwright = Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    List<String> arguments = new ArrayList<>(List.of("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync"));
    arguments.addAll(more);
    browser = playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(program).setHeadless(true).setArgs(arguments).setTimeout(STARTING));
  }

  /** A browser without a camera. */
  static Chromium start() {
    return new Chromium(List.of());
  }

  /** A browser whose camera sees that film over and over. */
  static Chromium seeing(Path film) {
    return new Chromium(List.of("--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream",
        "--use-file-for-fake-video-capture=" + film.toAbsolutePath()));
  }

  /** Somebody with a phone, 390 by 844. */
  Page phone() {
    return page(new Browser.NewContextOptions().setViewportSize(390, 844).setDeviceScaleFactor(2).setIsMobile(true).setHasTouch(true).setLocale("zh-CN"));
  }

  /** A phone whose screen has one dot to a pixel and knows no touch: how wide a page is does not hang on either, and it is drawn sooner. */
  Page plainPhone() {
    return page(new Browser.NewContextOptions().setViewportSize(390, 844).setIsMobile(true).setLocale("zh-CN"));
  }

  /** A tablet on its side, 1024 by 768, as it stands in a guard's window. */
  Page tablet() {
    return page(new Browser.NewContextOptions().setViewportSize(1024, 768).setLocale("zh-CN"));
  }

  /** Somebody at a desk, 1280 by 900. */
  Page desk() {
    return page(new Browser.NewContextOptions().setViewportSize(1280, 900).setLocale("zh-CN"));
  }

  /** The session that this page is signed in with counts as opened with a second factor. */
  static void proved(Page page) {
    page.context().cookies().stream().filter(cookie -> cookie.name.equals("fuma_access")).forEach(cookie -> City.get().proved(cookie.value));
    page.reload();
  }

  private Page page(Browser.NewContextOptions options) {
    BrowserContext context = browser.newContext(options);
    context.setDefaultTimeout(PATIENCE);
    return context.newPage();
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
