package org.fuma.browser;

import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.browser.PageList.Seen;

/** The list of visits as it is narrowed, a refused entry as the firm sees it, the official's day, a firm's place. */
final class ViewsPagesSeen {

  private static final String LIST = "/visits";
  private static final String DAY = "/today";
  private static final String PLACE = "/enterprises/{id}/place";

  /** Gives each person's pages; the official is alone before the firm's door. */
  void each(Caller official, String payload, String item, String firm, BiConsumer<String, List<Seen>> add) {
    String refused = official.post("/api/v1/visits", Map.of("code", payload, "how", "PLAQUE", "kind", "CASE", "items", List.of(item), "alone", true,
        "basis", "REPORT", "reference", "示例举报〔2026〕7号", "reason", "核实投诉举报反映的生产安全问题。")).created();
    City.get().administrator().post("/api/v1/enterprises/" + firm + "/place", Map.of("coordinates", "26.893412, 112.571987", "datum", "GCJ_02")).expect(200);
    add.accept("firm", List.of(
        new Seen(LIST, "/visits?mark=REFUSED&kind=CASE&from=2026-01-01"), new Seen(LIST, "/visits?mark=LATE_ENTRY"), new Seen("/visits/{id}", "/visits/" + refused),
        new Seen("/complaints/new", "/complaints/new?visit=" + refused)));
    add.accept("official", List.of(new Seen(DAY, "/today"), new Seen("/visits/{id}", "/visits/" + refused)));
    add.accept("lead", List.of(new Seen(DAY, "/today")));
    add.accept("administrator", List.of(new Seen(PLACE, "/enterprises/" + firm + "/place"), new Seen("/enterprises/{id}", "/enterprises/" + firm)));
    add.accept("supervisor", List.of(new Seen(LIST, "/visits?mark=UNCONFIRMED&state=ARRIVED&result=ADVICE")));
  }
}
