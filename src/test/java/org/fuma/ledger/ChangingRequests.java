package org.fuma.ledger;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.Reply;
import org.fuma.access.Role;
import org.fuma.job.Jobs;
import org.fuma.roster.Rosters;
import org.fuma.store.Ids;

/** For every route that changes a record, a request that it accepts. What the request needs is made first; the request itself is sent later. */
final class ChangingRequests {

  private static final String REASON = "一段足够长的说明文字，供测试使用。";

  private final City city = City.get();
  private final Map<String, Supplier<Supplier<Reply>>> byRoute = new LinkedHashMap<>();

  ChangingRequests() {
    city.administrator();
    new AccountRequests().each(byRoute::put);
    new AuthorityRequests().each(byRoute::put);
    enterprises();
    firmChanges();
    new CodeRequests(byRoute::put).add();
    visits();
    complaints();
    displays();
    jobs();
    rosters();
    new AfterRequests().each(byRoute::put);
    new HandoverRequests().each(byRoute::put);
    new OwnKeyRequests().each(byRoute::put);
    new FactorRequests().each(byRoute::put);
    new ViewsRequests().each(byRoute::put);
    new HandshakeRequests().each(byRoute::put);
    new RuleRequests().each(byRoute::put);
    new PlanRequests().each(byRoute::put);
    new LateRequests().each(byRoute::put);
    new FilingRequests().each(byRoute::put);
    new DeskRequests().each(byRoute::put);
    new InquiryRequests().each(byRoute::put);
    new RatingRequests().each(byRoute::put);
  }

  /** Prepares a request by route, as {@code POST /path/{id}}; sending it is the second step. */
  Map<String, Supplier<Supplier<Reply>>> byRoute() {
    return byRoute;
  }

  private Caller administrator() {
    return city.administrator();
  }

  private void add(String route, Supplier<Supplier<Reply>> request) {
    byRoute.put(route, request);
  }

  private void enterprises() {
    Supplier<Map<String, String>> firm = () -> Map.of("uscc", City.uscc(), "name", City.fresh("衡阳示例风筝厂"), "district", "430405", "address", "示例路2号",
        "contact", "示例人", "telephone", "0734-0000000", "batch", "首批");
    add("POST /api/v1/enterprises", () -> () -> administrator().post("/api/v1/enterprises", firm.get()));
    add("POST /enterprises", () -> () -> administrator().submit("/enterprises", firm.get()));
    both("/enterprises/{id}/state", city::firm, () -> Map.of("state", "SUSPENDED", "to", "SUSPENDED", "reason", REASON));
    both("/enterprises/{id}/codes", city::firm, Map::of);
    Supplier<Map<String, String>> change = () -> Map.of("name", City.fresh("衡阳示例改名厂"), "district", "430406", "address", "示例路3号", "contact", "另一人",
        "telephone", "0734-0000001", "batch", "第二批", "reason", REASON, "version", "1");
    add("PUT /api/v1/enterprises/{id}", () -> {
      String id = city.firm();
      return () -> administrator().send("PUT", "/api/v1/enterprises/" + id, change.get(), "If-Match", "\"1\"");
    });
    add("POST /enterprises/{id}", () -> {
      String id = city.firm();
      return () -> administrator().submit("/enterprises/" + id, change.get());
    });
  }

  private void firmChanges() {
    for (String act : List.of("grade", "batch")) {
      add("POST /enterprises/{id}/" + act, () -> later(city::firm, id -> administrator().submit("/enterprises/" + id + "/" + act,
          Map.of(act, "A", act + "Reason", REASON))));
    }
    add("POST /enterprises/changes", () -> later(city::firm, id -> administrator().submit("/enterprises/changes",
        Map.of("ids", id, "act", "batch", "value", "第二批", "reason", REASON))));
    add("POST /api/v1/enterprise-changes", () -> later(city::firm, id -> administrator().post("/api/v1/enterprise-changes",
        Map.of("selection", Map.of("ids", List.of(id)), "act", "batch", "value", "第二批", "reason", REASON))));
    add("POST /enterprises/districts", () -> later(this::firmWithoutDistrict, id -> administrator().submit("/enterprises/districts",
        Map.of("take", id))));
  }

  private String firmWithoutDistrict() {
    return administrator().post("/api/v1/enterprises", Map.of("uscc", City.uscc(), "name", City.fresh("衡阳示例无址厂"))).created();
  }

  private void visits() {
    for (String prefix : List.of("/api/v1", "")) {
      add("POST " + prefix + "/visits", () -> {
        Inspection inspection = new Inspection();
        inspection.official.actor();
        return () -> prefix.isEmpty() ? inspection.byPage() : inspection.arrive();
      });
      add("POST " + prefix + "/visits/{id}/departure", () -> {
        Inspection inspection = new Inspection();
        String id = inspection.arrive().created();
        return () -> inspection.act(prefix, id, "departure", Map.of());
      });
      add("POST " + prefix + "/visits/{id}/result", () -> {
        Inspection inspection = new Inspection();
        String id = inspection.arrive().created();
        inspection.act("/api/v1", id, "departure", Map.of());
        return () -> inspection.act(prefix, id, "result", Map.of("result", "NO_PROBLEM", "note", REASON));
      });
    }
  }

  private void displays() {
    Map<String, String> label = Map.of("label", "示例岗亭");
    String template = "/api/v1/enterprises/{id}/displays";
    add("POST " + template, () -> later(() -> city.signedIn(Role.ENTERPRISE), firm -> firm.post(path(template, firm), label)));
    add("POST /my-code/displays", () -> later(() -> city.signedIn(Role.ENTERPRISE),
        firm -> firm.submit("/my-code/displays", Map.of("enterprise", own(firm), "label", "示例岗亭"))));
    add("POST " + template + "/{display}/revocation", () -> {
      Caller firm = city.signedIn(Role.ENTERPRISE);
      String display = firm.post(path(template, firm), label).created();
      return () -> firm.post(path(template, firm) + "/" + display + "/revocation", Map.of());
    });
    add("POST /enterprises/{id}/displays/{display}/revoke", () -> {
      Caller firm = city.signedIn(Role.ENTERPRISE);
      String display = firm.post(path(template, firm), label).created();
      return () -> firm.submit("/enterprises/" + own(firm) + "/displays/" + display + "/revoke", Map.of());
    });
  }

  private static String own(Caller firm) {
    return org.fuma.store.Ids.show(firm.actor().enterprises().iterator().next());
  }

  private static String path(String template, Caller firm) {
    return template.replace("{id}", own(firm));
  }

  private void complaints() {
    Map<String, String> matter = Map.of("category", "NO_SCAN", "text", REASON);
    add("POST /api/v1/complaints", () -> later(() -> city.signedIn(Role.ENTERPRISE), firm -> firm.post("/api/v1/complaints", matter)));
    add("POST /complaints", () -> later(() -> city.signedIn(Role.ENTERPRISE), firm -> firm.submit("/complaints", matter)));
    for (String prefix : List.of("/api/v1", "")) {
      add("POST " + prefix + "/complaints/{id}/{event}", () -> {
        String id = city.signedIn(Role.ENTERPRISE).post("/api/v1/complaints", matter).created();
        Caller supervisor = city.signedIn(Role.SUPERVISOR);
        String path = prefix + "/complaints/" + id + "/acceptance";
        return () -> prefix.isEmpty() ? supervisor.submit(path, Map.of("text", "")) : supervisor.post(path, Map.of());
      });
    }
  }

  private void jobs() {
    for (String prefix : List.of("/api/v1", "")) {
      add("POST " + prefix + "/jobs/{id}/stop", () -> later(this::waitingJob, id -> job(prefix, id, "stop")));
      add("POST " + prefix + "/jobs/{id}/resumption", () -> later(this::stoppedJob, id -> job(prefix, id, "resumption")));
    }
  }

  private void rosters() {
    Supplier<byte[]> file = () -> Rosters.csv("衡阳示例名册厂," + City.uscc() + ",衡阳市石鼓区示例路1号");
    add("POST /api/v1/rosters", () -> later(file, bytes -> administrator().post("/api/v1/rosters", "text/csv", bytes)));
    add("POST /rosters", () -> later(file, bytes -> administrator().submitFile("/rosters", Map.of("batch", ""), "roster.csv", bytes)));
    Supplier<String> checked = () -> Rosters.checked(administrator(), "衡阳示例名册厂," + City.uscc() + ",");
    Map<String, String> good = Map.of("mode", "GOOD_ROWS");
    both("/rosters/{id}/acceptance", checked, () -> good);
    both("/rosters/{id}/discard", checked, Map::of);
    both("/rosters/{id}/stop", () -> Rosters.standing(administrator(), "WAITING"), Map::of);
    both("/rosters/{id}/resumption", () -> Rosters.standing(administrator(), "STOPPED"), Map::of);
  }

  private String waitingJob() {
    return Ids.show(city.bean(Jobs.class).ask(city.system(), "test.standing", Map.of(), 1));
  }

  private String stoppedJob() {
    String id = waitingJob();
    city.bean(Jobs.class).stop(city.system(), Ids.read(id).orElseThrow());
    return id;
  }

  private Reply job(String prefix, String id, String act) {
    String path = prefix + "/jobs/" + id + "/" + act;
    return prefix.isEmpty() ? administrator().submit(path, Map.of()) : administrator().post(path, Map.of());
  }

  /** The same act by API and by page. */
  private void both(String template, Supplier<String> object, Supplier<Map<String, String>> fields) {
    add("POST /api/v1" + template, () -> later(object, id -> administrator().post("/api/v1" + template.replace("{id}", id), fields.get())));
    add("POST " + template, () -> later(object, id -> administrator().submit(template.replace("{id}", id), fields.get())));
  }

  private static <T> Supplier<Reply> later(Supplier<T> before, java.util.function.Function<T, Reply> request) {
    T made = before.get();
    return () -> request.apply(made);
  }

  /** An official at the door of a firm. */
  private final class Inspection {
    private final String authority = city.authority();
    private final Caller official = city.signedIn(Role.OFFICIAL, authority, city.official(authority));
    private final String colleague = city.official(authority);
    private final String item = city.item(authority);
    private final String code = city.code(city.firm());

    Reply arrive() {
      return official.post("/api/v1/visits",
          Map.of("code", code, "how", "PLAQUE", "kind", "CASE", "basis", "REPORT", "reference", "示例 7 号", "items", List.of(item), "colleagues", List.of(colleague),
              "reason", REASON + REASON));
    }

    Reply byPage() {
      return official.submit("/visits",
          Map.of("code", code, "how", "PLAQUE", "kind", "CASE", "basis", "REPORT", "reference", "示例 7 号", "items", item, "colleagues", colleague,
              "reason", REASON + REASON));
    }

    Reply act(String prefix, String id, String event, Map<String, String> fields) {
      String path = prefix + "/visits/" + id + "/" + event;
      return prefix.isEmpty() ? official.submit(path, fields) : official.post(path, fields);
    }
  }
}
