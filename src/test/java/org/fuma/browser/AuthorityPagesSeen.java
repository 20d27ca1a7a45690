package org.fuma.browser;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.authority.ItemTables;
import org.fuma.browser.PageList.Seen;

/** The pages of the published lists, with something to see on each. */
final class AuthorityPagesSeen {

  private static final String TEXT = "一段足够长的说明文字，写在这里供测试使用，第二句话让它在窄屏上换行。";

  private final City city = City.get();

  /** Gives each person's pages. */
  void each(BiConsumer<String, List<Seen>> add) {
    Caller administrator = city.administrator();
    String id = administrator.post("/api/v1/authorities", Map.of("name", City.fresh("衡阳市样例劳动保障监察与工资支付联合执法支队"), "kind", "ENTRUSTED",
        "level", "COUNTY", "telephone", "0734-0000000", "districts", List.of("430405", "430473", "430471"), "entrustedBy", "衡阳市样例人力资源和社会保障局")).created();
    String api = "/api/v1/authorities/" + id;
    String body = "/authorities/" + id;
    String official = city.official(id);
    administrator.post(api + "/officials/" + official + "/photo", "image/png", ItemTables.picture()).expect(200);
    administrator.post(api + "/officials/" + official + "/certificates", Map.of("title", "副科长", "certificateNumber", City.fresh("续证-"), "issuer",
        "示例司法局", "validFrom", "2020-01-01", "validUntil", "2021-01-01")).expect(200);
    String left = city.official(id);
    administrator.post(api + "/officials/" + left + "/moves/leave", Map.of("reason", TEXT)).expect(200);
    String item = city.item(id);
    String next = administrator.post(api + "/items/" + item + "/editions", edition()).created();
    String gone = city.item(id);
    administrator.post(api + "/items/" + gone + "/withdrawal", Map.of("reason", TEXT)).expect(200);
    String code = administrator.get(api + "/items/" + next).json().get("code").getStringValue();
    String file = administrator.post(api + "/item-files?name=items.csv", "text/csv", ItemTables.csv(code, "XJ-1", "XJ-2")).created();
    administrator.post(api + "/jurisdiction", Map.of("districts", List.of("430405"), "entrustedBy", "衡阳市样例人力资源和社会保障局", "reason", TEXT)).expect(200);
    String struck = city.authority();
    administrator.post("/api/v1/authorities/" + struck + "/moves/delist", Map.of("reason", TEXT)).expect(200);
    String one = "/authorities/{id}";
    add.accept("administrator", List.of(
        new Seen(one, body), new Seen(one, "/authorities/" + struck), new Seen(one + "/jurisdiction", body + "/jurisdiction"),
        new Seen(one + "/moves/{move}", body + "/moves/delist"), new Seen(one + "/officials", body + "/officials"),
        new Seen(one + "/officials", body + "/officials?left=1"), new Seen(one + "/officials", body + "/officials?ending=1"), new Seen(one + "/officials/{official}", body + "/officials/" + official),
        new Seen(one + "/officials/{official}", body + "/officials/" + left),
        new Seen(one + "/officials/{official}/certificate", body + "/officials/" + official + "/certificate"),
        new Seen(one + "/officials/{official}/moves/{move}", body + "/officials/" + official + "/moves/leave"),
        new Seen(one + "/items", body + "/items"), new Seen(one + "/items/{item}", body + "/items/" + item),
        new Seen(one + "/items/{item}", body + "/items/" + next), new Seen(one + "/items/{item}/edition", body + "/items/" + next + "/edition"),
        new Seen(one + "/items/{item}/withdrawal", body + "/items/" + next + "/withdrawal"), new Seen(one + "/items/files", body + "/items/files"),
        new Seen(one + "/items/files/{file}", body + "/items/files/" + file)));
    add.accept("nobody", List.of(
        new Seen("/items", "/items"), new Seen("/items/{authority}", "/items/" + id), new Seen("/items/{authority}", "/items/" + struck),
        new Seen("/items/{authority}/{item}", "/items/" + id + "/" + gone)));
  }

  private static Map<String, Object> edition() {
    Map<String, Object> fields = new HashMap<>(Map.of("name", "示例事项（修订后名称较长，供窄屏换行）", "legalBasis", TEXT, "object", "企业", "content", TEXT, "method",
        "ON_SITE", "yearlyCap", 2, "office", "示例监察科", "frequency", "每年不超过两次", "sector", "FOOD"));
    fields.put("reason", TEXT);
    return fields;
  }
}
