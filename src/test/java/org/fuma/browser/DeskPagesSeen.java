package org.fuma.browser;

import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.fuma.Caller;
import org.fuma.browser.PageList.Seen;

/** The pages of the supervisors' desk, with something on each. */
final class DeskPagesSeen {

  private static final String NOTE = "一段足够长的内部记录，写在这里供测试使用，第二句话让它在窄屏上换行。";

  /** Gives the supervisor's pages; {@code complaint} is one that is open. */
  void each(Caller supervisor, String complaint, BiConsumer<String, List<Seen>> add) {
    supervisor.post("/api/v1/complaints/" + complaint + "/notes", Map.of("text", NOTE)).expect(201);
    String page = "/complaints";
    add.accept("supervisor", List.of(
        new Seen(page, "/complaints?state=ALL"), new Seen(page, "/complaints?handler=MINE&due=WEEK&category=REPEATED"),
        new Seen(page, "/complaints?q=%E8%B6%B3%E5%A4%9F%E9%95%BF"), new Seen(page, "/complaints?q=%E6%A3%8B"),
        new Seen(page, "/complaints?q=%E6%B2%A1%E6%9C%89%E8%BF%99%E4%B8%AA"), new Seen(page, "/complaints?second=1&state=CLOSED"),
        new Seen(page + "/{id}", "/complaints/" + complaint)));
  }
}
