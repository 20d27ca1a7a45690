package org.fuma.ledger;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.Reply;

/** The changing requests about hand-over letters. */
final class HandoverRequests {

  private static final String REASON = "一段足够长的说明文字，供测试使用。";

  private final City city = City.get();

  /** Gives each route and its request. */
  void each(BiConsumer<String, Supplier<Supplier<Reply>>> add) {
    Supplier<String> firm = () -> {
      String id = city.firm();
      city.code(id);
      return id;
    };
    Supplier<String> open = () -> {
      String id = firm.get();
      city.administrator().post("/api/v1/enterprises/" + id + "/claims", Map.of()).expect(201);
      return id;
    };
    Map<String, String> reason = Map.of("reason", REASON);
    add.accept("POST /api/v1/enterprises/{id}/claims", () -> later(open, id -> city.administrator().post("/api/v1/enterprises/" + id + "/claims", reason)));
    add.accept("POST /enterprises/{id}/letter", () -> later(open, id -> city.administrator().submit("/enterprises/" + id + "/letter", reason)));
    add.accept("POST /api/v1/enterprises/{id}/claims/revocation", () -> later(open, id -> city.administrator().post("/api/v1/enterprises/" + id + "/claims/revocation", reason)));
    add.accept("POST /enterprises/{id}/letter/revocation", () -> later(open, id -> city.administrator().submit("/enterprises/" + id + "/letter/revocation", reason)));
    add.accept("POST /letters", () -> later(firm, id -> city.administrator().submit("/letters", Map.of("ids", id))));
    add.accept("POST /api/v1/claims", () -> later(() -> handedOver(open.get()), asked -> city.anyone().post("/api/v1/claims", asked)));
    add.accept("POST /claim/account", () -> {
      Map<String, String> asked = handedOver(open.get());
      Caller browser = city.anyone();
      String page = browser.submit("/claim", Map.of("serial", asked.get("serial"), "code", asked.get("claimCode"))).expect(200).body();
      Map<String, String> form = new LinkedHashMap<>(asked);
      form.put("ticket", page.replaceAll("(?s).*name=\"ticket\" value=\"([^\"]+)\".*", "$1"));
      form.put("again", asked.get("password"));
      return () -> browser.submit("/claim/account", form);
    });
  }

  /** What a firm sends that holds its letter. */
  private Map<String, String> handedOver(String firm) {
    String letter = city.administrator().page("/enterprises/" + firm + "/letter").expect(200).body();
    return Map.of("serial", letter.replaceAll("(?s).*value serial\">([0-9A-Z ]{19})<.*", "$1"), "claimCode", letter.replaceAll("(?s).*claim-code\">([0-9A-Z-]{14})<.*", "$1"),
        "username", City.fresh("handed-"), "displayName", "示例联系人", "password", "a long enough password");
  }

  private static <T> Supplier<Reply> later(Supplier<T> before, Function<T, Reply> request) {
    T made = before.get();
    return () -> request.apply(made);
  }
}
