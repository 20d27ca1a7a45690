package org.fuma.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
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

  /** All pages of a person in that language on a phone; each by the accessibility checker too, and at a desk's width besides, when that is wanted. */
  private record Look(String language, String person, boolean accessibility, boolean desk) {}

  /**
   * Which elements there are depends neither on language nor on width, so that one look of each kind by the accessibility checker will do; English
   * words are the longer ones, so that at a desk, where there is room, they alone will do; how a page looks is all one to the database, so on the
   * second one Chinese will do. Pictures are wanted in both.
   */
  private List<Look> looks() {
    List<Look> looks = new ArrayList<>();
    for (String person : pages.byPerson().keySet()) {
      looks.add(new Look("zh", person, both(), !both() || Boolean.getBoolean("test.screens")));
      if (both()) {
        looks.add(new Look("en", person, false, true));
      }
    }
    looks.sort(Comparator.comparingInt(look -> -pages.byPerson().get(look.person()).size() * (look.accessibility() ? 2 : 1)));
    return looks;
  }

  /** Whether both languages are looked at here. */
  private static boolean both() {
    return !TestDatabase.mysql();
  }

  private void look(Chromium chromium, Look look, Map<String, List<String>> wrong) {
    Page page = chromium.plainPhone();
    List<String> console = new ArrayList<>();
    page.onConsoleMessage(message -> {
      if (message.type().equals("error") && message.text().contains("Content Security Policy")) {
        console.add(message.text());
      }
    });
    pages.enter(page, look.person(), look.language());
    // At a desk a page says nothing else but has another navigation: one look for each person will do there.
    boolean navigation = both() && look.language().equals("en");
    for (PageList.Seen seen : pages.byPerson().get(look.person())) {
      Chromium.atPhone(page);
      page.navigate(City.get().address() + seen.path());
      note(wrong, "phone", look, seen, seen(page, "phone", look, seen, look.accessibility()));
      if (look.desk()) {
        Chromium.atDesk(page);
        note(wrong, "desk", look, seen, seen(page, "desk", look, seen, navigation));
        navigation = false;
      }
      note(wrong, "any size", look, seen, List.copyOf(console));
      console.clear();
    }
    page.context().close();
  }

  /** What is wrong with the page that is open, at its size: as it is, and with text at twice its size. */
  private static List<String> seen(Page page, String size, Look look, PageList.Seen seen, boolean accessibility) {
    List<String> found = new ArrayList<>(accessibility ? Axe.violations(page) : List.of());
    found.addAll(tooWide(page, "at normal size"));
    shoot(page, look.person() + seen.path().replaceAll("\\?.*", "").replaceAll("[^A-Za-z0-9]+", "-"), size, look.language());
    page.evaluate("document.documentElement.style.fontSize = '200%'");
    found.addAll(tooWide(page, "with text at 200 %"));
    page.evaluate("document.documentElement.style.fontSize = ''");
    return found;
  }

  private static void note(Map<String, List<String>> wrong, String size, Look look, PageList.Seen seen, List<String> found) {
    if (!found.isEmpty()) {
      wrong.put(size + " " + look.language() + " " + look.person() + " " + seen.template(), found);
    }
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
