package org.fuma.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
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
  private static final String NO_PAGE = "/api/.*|/\\.well-known/.*|/codes/\\{serial}\\.(png|svg)|/plaques\\.zip|.*\\.csv|/health.*|/c(/.*)?|/scans|/C|/l/.*|/my-code/now|/D/\\{token}/now|.*/progress|/v/.*|/visits/\\{id}/code\\.png|/visits/\\{id}/files/\\{number}|/V/.*/photos/.*|.*/photo";

  private final PageList pages = new PageList();

  @Test
  void everyPageIsLookedAt() {
    TreeSet<String> routes = new TreeSet<>();
    Routes.all().stream().filter(route -> route.method().equals("GET") && !route.template().matches(NO_PAGE)).forEach(route -> routes.add(route.template()));
    TreeSet<String> seen = new TreeSet<>();
    pages.byPerson().values().forEach(list -> list.forEach(page -> seen.add(page.template())));
    assertThat(seen).isEqualTo(routes);
  }

  /** A phone and a desk at once, each in its own browser; how a page looks is all one to the database, so on the second one Chinese will do. */
  @Test
  void everyPageHoldsOnAPhoneAndAtADeskInBothLanguages() {
    assertThat(Race.run(2, i -> () -> i == 0 ? looks("phone") : looks("desk"))).containsExactly(Map.of(), Map.of());
  }

  /** English words are the longer ones, so that at a desk, where there is room, they alone will do; pictures are wanted in both. */
  private static List<String> languages(String size) {
    if (TestDatabase.mysql()) {
      return List.of("zh");
    }
    return size.equals("desk") && !Boolean.getBoolean("test.screens") ? List.of("en") : List.of("zh", "en");
  }

  private Map<String, List<String>> looks(String size) {
    Map<String, List<String>> wrong = new TreeMap<>();
    try (Chromium chromium = Chromium.start()) {
      for (String language : languages(size)) {
        Page first = size.equals("phone") ? chromium.phone() : chromium.desk();
        wrong.putAll(look(first, language, size, !TestDatabase.mysql() && size.equals("phone") == language.equals("zh")));
      }
    }
    return wrong;
  }

  /** Which elements there are depends neither on language nor on width, so that one look of each kind by the accessibility checker will do. */
  private Map<String, List<String>> look(Page first, String language, String size, boolean accessibility) {
    Map<String, List<String>> wrong = new TreeMap<>();
    Set<String> checked = new HashSet<>();
    pages.byPerson().forEach((person, list) -> {
      Page page = first.context().browser().newContext(new com.microsoft.playwright.Browser.NewContextOptions()
          .setViewportSize(first.viewportSize().width, first.viewportSize().height).setIsMobile(size.equals("phone")).setLocale("zh-CN")).newPage();
      List<String> console = new ArrayList<>();
      page.onConsoleMessage(message -> {
        if (message.type().equals("error") && message.text().contains("Content Security Policy")) {
          console.add(message.text());
        }
      });
      pages.enter(page, person, language);
      for (PageList.Seen seen : list) {
        page.navigate(City.get().address() + seen.path());
        List<String> found = new ArrayList<>(console);
        console.clear();
        // At a desk a page says nothing else but has another navigation: one look for each person will do there.
        if (accessibility && (size.equals("phone") || checked.add(person))) {
          new AxeBuilder(page).analyze().getViolations()
              .forEach(violation -> found.add(violation.getId() + " " + violation.getNodes().stream().limit(3).map(node -> node.getHtml()).toList()));
        }
        found.addAll(tooWide(page, "at normal size"));
        shoot(page, person + seen.path().replaceAll("\\?.*", "").replaceAll("[^A-Za-z0-9]+", "-"), size, language);
        page.evaluate("document.documentElement.style.fontSize = '200%'");
        found.addAll(tooWide(page, "with text at 200 %"));
        if (!found.isEmpty()) {
          wrong.put(size + " " + language + " " + person + " " + seen.template(), found);
        }
      }
      page.context().close();
    });
    first.context().close();
    return wrong;
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
