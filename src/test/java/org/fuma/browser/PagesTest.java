package org.fuma.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import org.fuma.City;
import org.fuma.Race;
import org.fuma.TestDatabase;
import org.fuma.access.Routes;
import org.junit.jupiter.api.Test;

/**
 * Every page, as each role that may open it: no accessibility violation, nothing wider than the screen at 390 and 1280 pixels, in both
 * languages, nor with text at twice its size, and no breach of the content security policy.
 */
class PagesTest {

  /** What browsers fetch that is no page. */
  private static final String NO_PAGE = "/api/.*|/\\.well-known/.*|/codes/\\{serial}\\.(png|svg)|/plaques\\.zip|.*\\.csv|/health.*|/metrics|/c(/.*)?|/scans|/C|/l/.*|/my-code/now|/D/\\{token}/now|.*/progress|/v/.*|/visits/\\{id}/code\\.png|.*/files/\\{number}|/V/.*/photos/.*|.*/photo|/log/.*|.*/proofs/\\{entry}/.*";

  private final PageList pages = new PageList();

  @Test
  void everyPageIsLookedAt() {
    TreeSet<String> routes = new TreeSet<>();
    Routes.all().stream().filter(route -> route.method().equals("GET") && !route.template().matches(NO_PAGE)).forEach(route -> routes.add(route.template()));
    TreeSet<String> seen = new TreeSet<>();
    pages.byPerson().values().forEach(list -> list.forEach(page -> seen.add(page.template())));
    assertThat(seen).isEqualTo(routes);
  }

  /** Two browsers share the looks between them: what takes longest is begun first. */
  @Test
  void everyPageHoldsOnAPhoneAndAtADeskInBothLanguages() {
    ConcurrentLinkedQueue<Look> waiting = new ConcurrentLinkedQueue<>(looks());
    Map<String, List<String>> wrong = new ConcurrentSkipListMap<>();
    assertThat(Race.run(2, i -> () -> {
      try (Chromium chromium = Chromium.start()) {
        for (Look next = waiting.poll(); next != null; next = waiting.poll()) {
          look(chromium, next, wrong);
        }
      }
      return "done";
    })).containsExactly("done", "done");
    assertThat(wrong).isEmpty();
  }

  /** All pages of a person, at that size, in that language. */
  private record Look(String size, String language, String person, boolean accessibility) {}

  /**
   * Which elements there are depends neither on language nor on width, so that one look of each kind by the accessibility checker will do; English
   * words are the longer ones, so that at a desk, where there is room, they alone will do; how a page looks is all one to the database, so on the
   * second one Chinese will do. Pictures are wanted in both.
   */
  private List<Look> looks() {
    boolean both = !TestDatabase.mysql();
    List<Look> looks = new ArrayList<>();
    pages.byPerson().keySet().forEach(person -> looks.add(new Look("phone", "zh", person, both)));
    pages.byPerson().keySet().forEach(person -> {
      looks.add(new Look("desk", both ? "en" : "zh", person, both));
      if (both) {
        looks.add(new Look("phone", "en", person, false));
      }
      if (Boolean.getBoolean("test.screens")) {
        looks.add(new Look("desk", "zh", person, false));
      }
    });
    return looks;
  }

  private void look(Chromium chromium, Look look, Map<String, List<String>> wrong) {
    boolean phone = look.size().equals("phone");
    Page page = phone ? chromium.plainPhone() : chromium.desk();
    List<String> console = new ArrayList<>();
    page.onConsoleMessage(message -> {
      if (message.type().equals("error") && message.text().contains("Content Security Policy")) {
        console.add(message.text());
      }
    });
    pages.enter(page, look.person(), look.language());
    boolean first = true;
    for (PageList.Seen seen : pages.byPerson().get(look.person())) {
      page.navigate(City.get().address() + seen.path());
      List<String> found = new ArrayList<>(console);
      console.clear();
      // At a desk a page says nothing else but has another navigation: one look for each person will do there.
      if (look.accessibility() && (phone || first)) {
        found.addAll(Axe.violations(page));
      }
      first = false;
      found.addAll(tooWide(page, "at normal size"));
      shoot(page, look.person() + seen.path().replaceAll("\\?.*", "").replaceAll("[^A-Za-z0-9]+", "-"), look.size(), look.language());
      page.evaluate("document.documentElement.style.fontSize = '200%'");
      found.addAll(tooWide(page, "with text at 200 %"));
      if (!found.isEmpty()) {
        wrong.put(look.size() + " " + look.language() + " " + look.person() + " " + seen.template(), found);
      }
    }
    page.context().close();
  }

  private static List<String> tooWide(Page page, String when) {
    Object width = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
    return ((Number) width).intValue() > 1
        ? List.of("wider than the screen by " + width + " " + when + ": " + page.evaluate(
            "[...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > document.documentElement.clientWidth + 1)"
                + ".slice(0, 3).map(e => e.outerHTML.slice(0, 120)).join(' | ')"))
        : List.of();
  }

  private static void shoot(Page page, String name, String size, String language) {
    if (Boolean.getBoolean("test.screens")) {
      page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of("target", "screens", size + "-" + language, name + ".png")));
    }
  }
}
