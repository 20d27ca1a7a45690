package org.fuma.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.fuma.City;
import org.fuma.Needed;

/**
 * The system's Chromium, driven by Playwright; a context of its own for each person. A browser without a camera is kept when a test is done with it,
 * without its contexts, for the next: starting one takes longer than most of what is done in it.
 */
final class Chromium implements AutoCloseable {

  /** For whatever is awaited, in milliseconds: a page of a busy machine takes its time. */
  private static final double PATIENCE = 60_000;
  private static final double STARTING = 180_000;

  static {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
  }

  private static final Deque<Running> IDLE = new ArrayDeque<>();

  private final Running running;
  private final boolean kept;
  private final List<BrowserContext> contexts = new ArrayList<>();

  /** A browser's process and that of its driver. */
  private record Running(Playwright playwright, Browser browser) implements AutoCloseable {

    static Running start(List<String> more) {
      Path program = Needed.chromium();
      Playwright playwright = Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
      List<String> arguments = new ArrayList<>(List.of("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
          "--disable-background-networking", "--disable-component-update", "--disable-sync"));
      arguments.addAll(more);
      return new Running(playwright,
          playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(program).setHeadless(true).setArgs(arguments)
              .setTimeout(STARTING)));
    }

    @Override
    public void close() {
      browser.close();
      playwright.close();
    }
  }

  private Chromium(Running running, boolean kept) {
    this.running = running;
    this.kept = kept;
  }

  /** A browser without a camera, of nobody else's as long as it is not closed. */
  static Chromium start() {
    synchronized (IDLE) {
      while (!IDLE.isEmpty()) {
        Running idle = IDLE.pop();
        if (idle.browser().isConnected()) {
          return new Chromium(idle, true);
        }
      }
    }
    return new Chromium(Running.start(List.of()), true);
  }

  /** A browser whose camera sees that film over and over. */
  static Chromium seeing(Path film) {
    return new Chromium(Running.start(List.of("--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream",
        "--use-file-for-fake-video-capture=" + film.toAbsolutePath())), false);
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

  /** Gives a page a phone's size. */
  static void atPhone(Page page) {
    page.setViewportSize(390, 844);
  }

  /** Gives a page a desk's size; it is not loaded again. */
  static void atDesk(Page page) {
    page.setViewportSize(1280, 900);
    assertThat(page.evaluate("async () => { for (let i = 0; i < 100 && document.documentElement.clientWidth !== 1280; i++)"
        + " await new Promise(requestAnimationFrame); return document.documentElement.clientWidth; }")).as("the page's width").isEqualTo(1280);
  }

  /** The session that this page is signed in with counts as opened with a second factor. */
  static void proved(Page page) {
    page.context().cookies().stream().filter(cookie -> cookie.name.equals("fuma_access")).forEach(cookie -> City.get().proved(cookie.value));
    page.reload();
  }

  private Page page(Browser.NewContextOptions options) {
    BrowserContext context = running.browser().newContext(options);
    contexts.add(context);
    context.setDefaultTimeout(PATIENCE);
    return context.newPage();
  }

  /** Ends all contexts; of the browsers without a camera one is kept. */
  @Override
  public void close() {
    boolean keeps = false;
    try {
      contexts.forEach(BrowserContext::close);
      keeps = kept && running.browser().isConnected();
    } finally {
      synchronized (IDLE) {
        keeps = keeps && IDLE.isEmpty();
        if (keeps) {
          IDLE.push(running);
        }
      }
      if (!keeps) {
        running.close();
      }
    }
  }
}
