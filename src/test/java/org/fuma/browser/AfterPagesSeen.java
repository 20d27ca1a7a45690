package org.fuma.browser;

import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.attachment.Pictures;
import org.fuma.browser.PageList.Seen;
import org.fuma.store.ServiceClock;
import org.fuma.store.Time;

/** The pages of what follows an arrival, with something on each. */
final class AfterPagesSeen {

  private static final String TEXT = "一段足够长的意见，写在这里供测试使用，第二句话让它在窄屏上换行。";

  private final City city = City.get();

  /**
   * Gives each person's pages.
   *
   * @param over a visit with a result, to which files and remarks are added
   * @param left a visit that waits for its result
   */
  void each(Caller official, Caller firm, String over, String left, BiConsumer<String, List<Seen>> add) {
    String path = "/api/v1/visits/" + over;
    String name = "%E4%B8%80%E4%B8%AA%E5%BE%88%E9%95%BF%E7%9A%84%E6%96%87%E4%BB%B6%E5%90%8D_without_any_place_to_break_it_at_all_whatever_the_width";
    official.post(path + "/files?name=" + name + ".jpg", "image/jpeg", Pictures.jpeg(60, 40)).expect(201);
    official.post(path + "/files?name=" + name + ".pdf", "application/pdf", Pictures.pdf()).expect(201);
    official.post(path + "/unsigned", Map.of("text", TEXT, "readOut", true)).expect(201);
    firm.post(path + "/remarks", Map.of("text", TEXT)).expect(201);
    String page = "/visits/{id}";
    add.accept("official", List.of(
        new Seen(page, "/visits/" + over), new Seen(page + "/result", "/visits/" + left + "/result"), new Seen(page + "/files", "/visits/" + over + "/files?done=1"),
        new Seen(page + "/files", "/visits/" + left + "/files"), new Seen(page + "/remarks", "/visits/" + over + "/remarks"),
        new Seen(page + "/remarks", "/visits/" + left + "/remarks"), new Seen(page + "/record", "/visits/" + over + "/record"), new Seen("/corrections", "/corrections")));
    add.accept("firm", List.of(
        new Seen(page + "/remarks", "/visits/" + over + "/remarks?done=1"), new Seen(page + "/files", "/visits/" + over + "/files"),
        new Seen(page + "/record", "/visits/" + left + "/record?in=en"), new Seen("/corrections", "/corrections")));
    String day = Time.day(city.bean(ServiceClock.class).instant()).toString();
    add.accept("supervisor", List.of(new Seen("/corrections", "/corrections"), new Seen("/corrections", "/corrections?after=" + day + "_" + over + "_" + over)));
  }
}
