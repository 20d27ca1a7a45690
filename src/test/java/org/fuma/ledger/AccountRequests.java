package org.fuma.ledger;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.Reply;
import org.fuma.access.Accounts;
import org.fuma.access.Actor;
import org.fuma.access.MadeAccount;
import org.fuma.access.Role;
import org.fuma.store.Ids;

/** The changing requests about accounts. */
final class AccountRequests {

  private static final Map<String, String> REASON = Map.of("reason", "供测试使用的原因");

  private final City city = City.get();

  /** Gives each route and its request. */
  void each(BiConsumer<String, Supplier<Supplier<Reply>>> add) {
    made(add);
    moved(add);
    ties(add);
    consents(add);
    add.accept("POST /enter/{token}", () -> later(() -> linked(Role.AUDITOR).link().substring(city.address().length()),
        path -> city.anyone().submit(path, Map.of("password", "a long enough password", "again", "a long enough password"))));
  }

  private void made(BiConsumer<String, Supplier<Supplier<Reply>>> add) {
    add.accept("POST /api/v1/accounts", () -> () -> city.administrator().post("/api/v1/accounts",
        Map.of("username", City.fresh("made-"), "displayName", "示例人", "roles", List.of("AUDITOR"), "reason", "供测试使用的原因")));
    add.accept("POST /accounts", () -> () -> city.administrator().submit("/accounts",
        Map.of("username", City.fresh("made-"), "displayName", "示例人", "roles", "AUDITOR", "reason", "供测试使用的原因")));
    add.accept("POST /my-staff", () -> later(() -> signedIn(city.signedIn(Role.ENTERPRISE)),
        owner -> owner.submit("/my-staff", Map.of("username", City.fresh("clerk-"), "displayName", "示例店员"))));
    add.accept("POST /enterprises/{id}/accounts", () -> later(city::firm,
        id -> city.administrator().submit("/enterprises/" + id + "/accounts", Map.of("username", City.fresh("firm-"), "displayName", "示例人"))));
    add.accept("POST /authorities/{id}/lead-account", () -> later(city::authority,
        id -> city.administrator().submit("/authorities/" + id + "/lead-account", Map.of("username", City.fresh("lead-"), "displayName", "示例负责人"))));
    add.accept("POST /authorities/{id}/officials/{official}/account", () -> {
      String id = city.authority();
      String person = city.official(id);
      return () -> city.administrator().submit("/authorities/" + id + "/officials/" + person + "/account", Map.of("username", City.fresh("person-")));
    });
  }

  private void moved(BiConsumer<String, Supplier<Supplier<Reply>>> add) {
    both(add, "/accounts/{id}/moves/{move}", () -> "/accounts/" + linked(Role.AUDITOR).id() + "/moves/lock", REASON);
    add.accept("POST /api/v1/accounts/{id}/sessions/end", () -> later(this::ofFirm, id -> city.administrator().post("/api/v1/accounts/" + id + "/sessions/end", REASON)));
    add.accept("POST /accounts/{id}/sessions", () -> later(this::ofFirm, id -> city.administrator().submit("/accounts/" + id + "/sessions", REASON)));
    Map<String, Object> none = Map.of();
    add.accept("POST /api/v1/accounts/{id}/links", () -> later(this::ofFirm, id -> city.administrator().post("/api/v1/accounts/" + id + "/links", none)));
    add.accept("POST /accounts/{id}/link", () -> later(this::ofFirm, id -> city.administrator().submit("/accounts/" + id + "/link", Map.of())));
    add.accept("POST /api/v1/accounts/{id}/roles", () -> later(() -> linked(Role.AUDITOR).id(),
        id -> city.administrator().post("/api/v1/accounts/" + id + "/roles", Map.of("roles", List.of("SUPERVISOR"), "reason", "供测试使用的原因"))));
    add.accept("POST /accounts/{id}/roles", () -> later(() -> linked(Role.AUDITOR).id(),
        id -> city.administrator().submit("/accounts/" + id + "/roles", Map.of("roles", "SUPERVISOR", "reason", "供测试使用的原因"))));
  }

  private void ties(BiConsumer<String, Supplier<Supplier<Reply>>> add) {
    both(add, "/accounts/{id}/firms/{enterprise}/{act}", () -> {
      String firm = city.firm();
      return "/accounts/" + made(Role.ENTERPRISE, Optional.of(firm)).id() + "/firms/" + firm + "/end";
    }, REASON);
    add.accept("POST /api/v1/accounts/{id}/firms", () -> {
      String firm = city.firm();
      String account = ofFirm();
      return () -> city.administrator().post("/api/v1/accounts/" + account + "/firms", Map.of("enterprise", firm, "reason", "供测试使用的原因"));
    });
    add.accept("POST /enterprises/{id}/accounts/ties", () -> {
      String firm = city.firm();
      String name = made(Role.ENTERPRISE, Optional.of(city.firm())).username();
      return () -> city.administrator().submit("/enterprises/" + firm + "/accounts/ties", Map.of("account", name, "reason", "供测试使用的原因"));
    });
  }

  private void consents(BiConsumer<String, Supplier<Supplier<Reply>>> add) {
    both(add, "/consents/{id}/{event}", () -> "/consents/" + city.signedIn(Role.ADMINISTRATOR).post("/api/v1/accounts",
        Map.of("username", City.fresh("asked-"), "displayName", "示例人", "roles", List.of("AUDITOR"), "reason", "供测试使用的原因")).expect(201)
        .json().get("consent").getStringValue() + "/giving", REASON);
  }

  private String ofFirm() {
    return made(Role.ENTERPRISE, Optional.of(city.firm())).id();
  }

  private MadeAccount linked(Role role) {
    return made(role, Optional.empty());
  }

  private MadeAccount made(Role role, Optional<String> firm) {
    return city.bean(Accounts.class).create(Actor.system(),
        new Accounts.NewAccount(City.fresh("linked-"), "示例人", Set.of(role), firm.flatMap(Ids::read), Optional.empty(), Optional.empty()), Optional.empty());
  }

  private void both(BiConsumer<String, Supplier<Supplier<Reply>>> add, String template, Supplier<String> path, Map<String, String> form) {
    add.accept("POST /api/v1" + template, () -> later(path, made -> city.administrator().post("/api/v1" + made, form)));
    add.accept("POST " + template, () -> later(path, made -> city.administrator().submit(made, form)));
  }

  private static Caller signedIn(Caller caller) {
    caller.page("/");
    return caller;
  }

  private static <T> Supplier<Reply> later(Supplier<T> before, Function<T, Reply> request) {
    T made = before.get();
    return () -> request.apply(made);
  }
}
