package org.fuma.ledger;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.Reply;
import org.fuma.access.Role;
import org.fuma.attachment.Pictures;
import org.fuma.code.Serial;

/** For every route by which a complaint comes in, or its author goes on with it, a request that it accepts; see {@link ChangingRequests}. */
final class FilingRequests {

  private static final String TEXT = "一段足够长的说明文字，供测试使用。";
  private static final Map<String, String> WORDS = Map.of("text", TEXT);
  private static final byte[] NO_FILE = new byte[0];

  private final City city = City.get();

  void each(BiConsumer<String, Supplier<Supplier<Reply>>> sink) {
    Map<String, String> matter = Map.of("category", "NO_SCAN", "text", TEXT);
    sink.accept("POST /complaints/{id}/files", () -> own((firm, id) -> firm.submitFile("/complaints/" + id + "/files", WORDS, "a.png", Pictures.png(9, 9)), matter));
    sink.accept("POST /api/v1/complaints/{id}/files", () -> own((firm, id) -> firm.post("/api/v1/complaints/" + id + "/files", "image/png", Pictures.png(9, 9)), matter));
    sink.accept("POST /complain", () -> {
      Map<String, String> form = form();
      Caller person = city.stranger();
      return () -> person.submitFile("/complain", form, "", NO_FILE);
    });
    sink.accept("POST /follow/complaint/{event}", () -> followed(person -> person.submit("/follow/complaint/addition", WORDS)));
    sink.accept("POST /follow/complaint/files", () -> followed(person -> person.submitFile("/follow/complaint/files", WORDS, "a.png", Pictures.png(9, 9))));
  }

  private interface Act {
    Reply by(Caller firm, String id);
  }

  private Supplier<Reply> own(Act act, Map<String, String> matter) {
    Caller firm = city.signedIn(Role.ENTERPRISE);
    String id = firm.post("/api/v1/complaints", matter).created();
    return () -> act.by(firm, id);
  }

  private Supplier<Reply> followed(Function<Caller, Reply> act) {
    Caller person = city.stranger();
    String sent = person.submitFile("/complain", form(), "", NO_FILE).expect(200).body();
    person.submit("/follow", Map.of("link", sent.replaceAll("(?s).*id=\"link\">([^<]+)<.*", "$1"))).expect(303);
    return () -> act.apply(person);
  }

  private Map<String, String> form() {
    Map<String, String> form = new LinkedHashMap<>(Map.of("category", "NO_SCAN", "text", TEXT, "telephone", "13800000000"));
    form.put("code", city.code(city.firm()).substring(0, Serial.LENGTH));
    return form;
  }
}
