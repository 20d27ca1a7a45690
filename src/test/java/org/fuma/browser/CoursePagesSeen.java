package org.fuma.browser;

import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.access.Role;
import org.fuma.browser.PageList.Seen;

/** A complaint's page at the desk wherever something else can be done: proposals of one's own and another's, a clock that stands still, the end. */
final class CoursePagesSeen {

  private static final String TEXT = "需要调取监控录像并等待鉴定意见，还需一些时日，请谅解。";
  private static final String PAGE = "/complaints/{id}";

  private final City city = City.get();

  /** Gives the supervisor's pages. */
  void each(Caller firm, Caller supervisor, BiConsumer<String, List<Seen>> add) {
    Caller other = city.signedIn(Role.SUPERVISOR);
    String own = looked(firm, supervisor);
    step(supervisor, own, "extension", Map.of("days", 10, "text", TEXT));
    String others = looked(firm, other);
    step(other, others, "extension", Map.of("days", 10, "text", TEXT));
    String stopped = looked(firm, supervisor);
    step(supervisor, stopped, "stop", Map.of("ground", "EXPERT", "days", 10, "text", TEXT));
    String told = looked(firm, supervisor);
    step(supervisor, told, "decision", Map.of("outcome", "PARTLY", "text", TEXT));
    step(supervisor, told, "telling", Map.of("text", TEXT));
    add.accept("supervisor", List.of(at(own), at(others), at(stopped), at(looked(firm, supervisor))));
    add.accept("firm", List.of(at(told)));
  }

  private static String looked(Caller firm, Caller supervisor) {
    String id = firm.post("/api/v1/complaints", Map.of("category", "CONDUCT", "text", TEXT)).created();
    step(supervisor, id, "acceptance", Map.of());
    step(supervisor, id, "investigation", Map.of());
    return id;
  }

  private static void step(Caller by, String id, String event, Map<String, ?> said) {
    by.post("/api/v1/complaints/" + id + "/" + event, said).expect(200);
  }

  private static Seen at(String id) {
    return new Seen(PAGE, "/complaints/" + id);
  }
}
