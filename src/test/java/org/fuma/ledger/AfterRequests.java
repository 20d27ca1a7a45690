package org.fuma.ledger;

import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.Reply;
import org.fuma.access.Role;
import org.fuma.attachment.Pictures;

/** For every route that adds to a visit after its arrival, a request that it accepts; see {@link ChangingRequests}. */
final class AfterRequests {

  private static final Map<String, String> WORDS = Map.of("text", "一段足够长的说明文字，供测试使用。");

  private final City city = City.get();

  /** A visit under way, and who is there. */
  private record Here(String id, Caller official, Caller firm) {}

  void each(BiConsumer<String, Supplier<Supplier<Reply>>> sink) {
    add(sink, "POST /api/v1/visits/{id}/files", here -> here.official().post("/api/v1/visits/" + here.id() + "/files", "image/png", Pictures.png(9, 9)));
    add(sink, "POST /visits/{id}/files", here -> here.official().submitFile("/visits/" + here.id() + "/files", Map.of(), "a.png", Pictures.png(9, 9)));
    add(sink, "POST /api/v1/visits/{id}/remarks", here -> here.firm().post("/api/v1/visits/" + here.id() + "/remarks", WORDS));
    add(sink, "POST /visits/{id}/remarks", here -> here.firm().submit("/visits/" + here.id() + "/remarks", WORDS));
    add(sink, "POST /api/v1/visits/{id}/unsigned", here -> here.official().post("/api/v1/visits/" + here.id() + "/unsigned", WORDS));
    add(sink, "POST /visits/{id}/unsigned", here -> here.official().submit("/visits/" + here.id() + "/unsigned", WORDS));
  }

  private void add(BiConsumer<String, Supplier<Supplier<Reply>>> sink, String route, Function<Here, Reply> request) {
    sink.accept(route, () -> {
      Here here = here();
      return () -> request.apply(here);
    });
  }

  private Here here() {
    String authority = city.authority();
    String firm = city.firm();
    Caller official = city.signedIn(Role.OFFICIAL, authority, city.official(authority));
    String id = official.post("/api/v1/visits",
        Map.of("code", city.code(firm), "how", "PLAQUE", "kind", "CASE", "basis", "REPORT", "reference", "示例举报〔2026〕9号",
            "items", List.of(city.item(authority)), "colleagues", List.of(city.official(authority)), "reason", "年度计划检查，示例企业一户")).created();
    return new Here(id, official, city.signedInFor(firm));
  }
}
