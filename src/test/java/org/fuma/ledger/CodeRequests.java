package org.fuma.ledger;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.Reply;
import org.fuma.code.CodePayload;
import org.fuma.code.CodeSigner;
import org.fuma.code.ProtectionCode;
import org.fuma.code.ProtectionCodes;
import org.fuma.code.Serial;
import org.fuma.store.Ids;
import org.fuma.store.Sql;

/** For every route that changes codes, plaques and keys, a request that it accepts; see {@link ChangingRequests}. */
final class CodeRequests {

  private static final String REASON = "一段足够长的说明文字，供测试使用。";
  private static final java.util.concurrent.atomic.AtomicInteger KEYS = new java.util.concurrent.atomic.AtomicInteger();

  private final City city = City.get();
  private final java.util.function.BiConsumer<String, Supplier<Supplier<Reply>>> sink;

  CodeRequests(java.util.function.BiConsumer<String, Supplier<Supplier<Reply>>> sink) {
    this.sink = sink;
  }

  private Caller administrator() {
    return city.administrator();
  }

  private void add(String route, Supplier<Supplier<Reply>> request) {
    sink.accept(route, request);
  }

  void add() {
    Map<String, String> reason = Map.of("reason", REASON);
    Supplier<String> serial = () -> CodePayload.read(city.code(city.firm())).orElseThrow().serial().value();
    add("POST /api/v1/codes/{serial}/replacement", () -> later(serial, s -> administrator().post("/api/v1/codes/" + s + "/replacement", reason)));
    add("POST /api/v1/codes/{serial}/revocation", () -> later(serial, s -> administrator().post("/api/v1/codes/" + s + "/revocation", reason)));
    add("POST /codes/{serial}/replace", () -> later(serial, s -> administrator().submit("/codes/" + s + "/replace", reason)));
    add("POST /codes/{serial}/revoke", () -> later(serial, s -> administrator().submit("/codes/" + s + "/revoke", reason)));
    add("POST /api/v1/codes/{serial}/suspension", () -> later(serial, s -> administrator().post("/api/v1/codes/" + s + "/suspension", reason)));
    add("POST /codes/{serial}/suspend", () -> later(serial, s -> administrator().submit("/codes/" + s + "/suspend", reason)));
    Supplier<String> suspended = () -> {
      String code = serial.get();
      administrator().post("/api/v1/codes/" + code + "/suspension", reason).expect(200);
      return code;
    };
    add("POST /api/v1/codes/{serial}/resumption", () -> later(suspended, s -> administrator().post("/api/v1/codes/" + s + "/resumption", reason)));
    add("POST /codes/{serial}/resume", () -> later(suspended, s -> administrator().submit("/codes/" + s + "/resume", reason)));
    Supplier<String> waiting = () -> administrator().post("/api/v1/enterprises/" + city.firm() + "/codes", Map.of("inForce", false))
        .expect(201).json().get("serial").getStringValue();
    add("POST /api/v1/codes/{serial}/activation", () -> later(waiting, s -> administrator().post("/api/v1/codes/" + s + "/activation", Map.of())));
    plaques(serial);
    keys();
    for (String prefix : List.of("/api/v1/code-issues", "/codes/issue")) {
      add("POST " + prefix, () -> later(city::firm, firm -> prefix.startsWith("/api")
          ? administrator().post(prefix, Map.of("selection", Map.of("ids", List.of(firm)), "inForce", false))
          : administrator().submit(prefix, Map.of("ids", firm, "inForce", "false"))));
    }
    add("POST /codes/{serial}/activate", () -> later(waiting, s -> administrator().submit("/codes/" + s + "/activate", Map.of())));
  }

  private void plaques(Supplier<String> serial) {
    Supplier<ProtectionCode> outdated = () -> {
      ProtectionCode code = city.bean(ProtectionCodes.class).find(Serial.read(serial.get()).orElseThrow()).orElseThrow();
      administrator().send("PUT", "/api/v1/enterprises/" + Ids.show(code.enterprise()),
          Map.of("name", City.fresh("衡阳示例改名厂"), "address", "示例路3号", "batch", "首批"), "If-Match", "\"1\"").expect(200);
      return code;
    };
    add("POST /api/v1/codes/{serial}/plaque-renewals",
        () -> later(outdated, code -> administrator().post("/api/v1/codes/" + code.serial() + "/plaque-renewals", Map.of())));
    add("POST /codes/outdated",
        () -> later(outdated, code -> administrator().submit("/codes/outdated", Map.of("plaque", Ids.show(code.id()) + "-2"))));
  }

  private void keys() {
    for (String prefix : List.of("/api/v1/code-keys", "/keys")) {
      add("POST " + prefix + "/{id}/compromise", () -> later(this::key, id -> act(prefix, id, "/compromise")));
      add("POST " + prefix + "/{id}/replacement", () -> later(this::key, id -> act(prefix, id, "/replacement")));
    }
  }

  private Reply act(String prefix, String key, String act) {
    Map<String, String> fields = Map.of("reason", REASON, "confirm", key);
    return prefix.startsWith("/api") ? administrator().post(prefix + "/" + key + act, fields) : administrator().submit(prefix + "/" + key + act, fields);
  }

  /** A former key with one current code. */
  private String key() {
    Sql sql = city.bean(Sql.class);
    String key = "Q" + (char) ('A' + KEYS.getAndIncrement());
    byte[] zeros = new byte[64];
    sql.run("INSERT INTO code_key (id, entry_id, salt, public_key, valid_from) VALUES (?, 1, ?, ?, '2020-01-01')", key,
        java.util.Arrays.copyOf(zeros, 16), new CodeSigner(key, java.util.Arrays.copyOf(zeros, 32)).publicKey());
    long id = Ids.next();
    long firm = Ids.read(city.firm()).orElseThrow();
    sql.run("INSERT INTO protection_code (id, serial_number, enterprise_id, uscc, key_id, signature, issued_at) VALUES (?, ?, ?, ?, ?, ?, '2020-01-01')",
        id, Serial.generate().value(), firm, City.uscc(), key, zeros);
    sql.run("INSERT INTO code_head (id, state, current_of, version) VALUES (?, 'ACTIVE', ?, 1)", id, firm);
    return key;
  }

  private static <T> Supplier<Reply> later(Supplier<T> before, java.util.function.Function<T, Reply> request) {
    T made = before.get();
    return () -> request.apply(made);
  }
}
