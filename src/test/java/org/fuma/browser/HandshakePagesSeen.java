package org.fuma.browser;

import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.access.Role;
import org.fuma.browser.PageList.Seen;
import org.fuma.visit.DoorStep;

/** The pages of visit codes and of alerts, each as it may stand. */
final class HandshakePagesSeen {

  private static final String CODE = "/V/{visitToken}";
  private static final String ONE = "/alerts/{id}";
  private static final String NOTE = "一段足够长的处理说明，写在这里供测试使用，第二句话让它在窄屏上换行。";

  private final City city = City.get();

  /** Gives each person's pages. */
  void each(BiConsumer<String, List<Seen>> add) {
    String awaiting = page(new DoorStep().plain().awaitingSecond());
    add.accept("nobody", List.of(
        new Seen(CODE, page(new DoorStep().plain())), new Seen(CODE, awaiting), new Seen(CODE, page(new DoorStep().plain().noticed()) + "?done=KEPT"),
        new Seen(CODE, page(new DoorStep().refused(0))), new Seen(CODE, page(new DoorStep().plain().late()) + "?done=CONFIRMED"),
        new Seen(CODE, page(new DoorStep().departed(30))), new Seen(CODE, "/V/" + "A".repeat(32))));
    add.accept("official", List.of(new Seen(CODE, awaiting)));
    add.accept("firm", List.of(new Seen(CODE, awaiting)));
    String open = alert();
    String closed = alert();
    Caller supervisor = city.signedIn(Role.SUPERVISOR);
    supervisor.post("/api/v1/alerts/" + closed + "/closing", Map.of("note", NOTE)).expect(200);
    add.accept("supervisor", List.of(new Seen("/alerts", "/alerts"), new Seen("/alerts", "/alerts?state=CLOSED&kind=EMERGENCY"),
        new Seen(ONE, "/alerts/" + open), new Seen(ONE, "/alerts/" + closed)));
    add.accept("auditor", List.of(new Seen(ONE, "/alerts/" + open)));
  }

  private static String page(DoorStep door) {
    return "/V/" + door.token();
  }

  private String alert() {
    DoorStep door = new DoorStep();
    city.anyone().post("/api/v1/visit-codes/" + door.token() + "/answers", Map.of("answer", "NOT_THESE")).expect(201);
    return city.signedIn(Role.SUPERVISOR).get("/api/v1/alerts?authority=" + door.authority()).expect(200).json().get("items").get(0).get("id")
        .getStringValue();
  }
}
