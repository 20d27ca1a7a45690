package org.fuma.ledger;

import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.Reply;
import org.fuma.authority.ItemTables;

/** The changing requests about the published lists. */
final class AuthorityRequests {

  private static final Map<String, String> REASON = Map.of("reason", "供测试使用的原因");

  private final City city = City.get();

  /** Gives each route and its request. */
  void each(BiConsumer<String, Supplier<Supplier<Reply>>> add) {
    Supplier<Map<String, String>> authority =
        () -> Map.of("name", City.fresh("示例新局"), "kind", "ORGAN", "level", "CITY", "telephone", "0734-0000000");
    Supplier<Map<String, String>> official = () -> Map.of("name", "示例官员", "title", "科员", "certificateNumber", City.fresh("新证-"),
        "issuer", "示例司法局", "validFrom", "2020-01-01", "validUntil", "2199-12-31");
    add.accept("POST /api/v1/authorities", () -> () -> city.administrator().post("/api/v1/authorities", authority.get()));
    add.accept("POST /authorities", () -> () -> city.administrator().submit("/authorities", authority.get()));
    both(add, "/authorities/{id}/officials", this::authority, official);
    both(add, "/authorities/{id}/items", this::authority, () -> item(City.fresh("XM-"), "示例事项"));
    both(add, "/authorities/{id}/jurisdiction", this::authority, () -> REASON);
    both(add, "/authorities/{id}/moves/{move}", () -> authority() + "/moves/delist", () -> REASON);
    both(add, "/authorities/{id}/officials/{official}/moves/{move}", () -> official() + "/moves/leave", () -> REASON);
    add.accept("POST /api/v1/authorities/{id}/officials/{official}/certificates",
        () -> later(this::official, path -> city.administrator().post("/api/v1" + path + "/certificates", official.get())));
    add.accept("POST /authorities/{id}/officials/{official}/certificate",
        () -> later(this::official, path -> city.administrator().submit(path + "/certificate", official.get())));
    add.accept("POST /api/v1/authorities/{id}/officials/{official}/photo",
        () -> later(this::official, path -> city.administrator().post("/api/v1" + path + "/photo", "image/png", ItemTables.picture())));
    add.accept("POST /authorities/{id}/officials/{official}/photo",
        () -> later(this::official, path -> city.administrator().submitFile(path + "/photo", Map.of(), "face.png", ItemTables.picture())));
    both(add, "/authorities/{id}/items/{item}/withdrawal", () -> item() + "/withdrawal", () -> REASON);
    add.accept("POST /api/v1/authorities/{id}/items/{item}/editions",
        () -> later(this::item, path -> city.administrator().post("/api/v1" + path + "/editions", edition())));
    add.accept("POST /authorities/{id}/items/{item}/edition",
        () -> later(this::item, path -> city.administrator().submit(path + "/edition", edition())));
    add.accept("POST /api/v1/authorities/{id}/item-files/{file}/acceptance",
        () -> later(() -> file("item-files"), path -> city.administrator().post("/api/v1" + path + "/acceptance", REASON)));
    add.accept("POST /authorities/{id}/items/files/{file}/acceptance",
        () -> later(() -> file("items/files"), path -> city.administrator().submit(path + "/acceptance", REASON)));
  }

  private String authority() {
    return "/authorities/" + city.authority();
  }

  private String official() {
    String id = city.authority();
    return "/authorities/" + id + "/officials/" + city.official(id);
  }

  private String item() {
    String id = city.authority();
    return "/authorities/" + id + "/items/" + city.item(id);
  }

  private String file(String folder) {
    String id = city.authority();
    Caller administrator = city.administrator();
    return "/authorities/" + id + "/" + folder + "/"
        + administrator.post("/api/v1/authorities/" + id + "/item-files?name=items.csv", "text/csv", ItemTables.csv("DR-1", "DR-2")).created();
  }

  private static Map<String, String> item(String code, String name) {
    return Map.of("code", code, "name", name, "legalBasis", "《示例条例》第二条", "object", "企业", "content", "示例内容", "method", "ON_SITE",
        "yearlyCap", "2", "office", "示例科", "frequency", "每年两次");
  }

  private static Map<String, String> edition() {
    Map<String, String> fields = new java.util.HashMap<>(item("", "示例新版事项"));
    fields.remove("code");
    fields.put("reason", "条例修订");
    return fields;
  }

  /** The same act by API and by page; what it names stands at the path's beginning, and the template's end is added where it is not there yet. */
  private void both(
      BiConsumer<String, Supplier<Supplier<Reply>>> add, String template, Supplier<String> object, Supplier<Map<String, String>> fields) {
    String end = template.endsWith("/officials") || template.endsWith("/items") || template.endsWith("/jurisdiction")
        ? template.substring(template.lastIndexOf('/'))
        : "";
    add.accept("POST /api/v1" + template, () -> later(object, path -> city.administrator().post("/api/v1" + path + end, fields.get())));
    add.accept("POST " + template, () -> later(object, path -> city.administrator().submit(path + end, fields.get())));
  }

  private static <T> Supplier<Reply> later(Supplier<T> before, Function<T, Reply> request) {
    T made = before.get();
    return () -> request.apply(made);
  }
}
