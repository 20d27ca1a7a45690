package org.fuma.browser;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.access.Accounts;
import org.fuma.access.Role;
import org.fuma.browser.PageList.Seen;
import org.fuma.store.Ids;

/** The pages of accounts, with something to see on each. */
final class AccountPagesSeen {

  private static final String TEXT = "一段足够长的说明文字，写在这里供测试使用，第二句话让它在窄屏上换行。";

  private final City city = City.get();

  /** Gives each person's pages. */
  void each(String firm, String authority, BiConsumer<String, List<Seen>> add) {
    long enterprise = Ids.read(firm).orElseThrow();
    String clerk = made(Role.ENTERPRISE, Optional.of(enterprise));
    city.administrator().post("/api/v1/accounts/" + clerk + "/moves/lock", Map.of("reason", TEXT)).expect(204);
    city.administrator().post("/api/v1/accounts/" + clerk + "/moves/unlock", Map.of("reason", TEXT)).expect(204);
    Caller asker = city.signedIn(Role.ADMINISTRATOR);
    String open = consent(asker, made(Role.AUDITOR, Optional.empty()));
    String own = consent(city.administrator(), made(Role.SUPERVISOR, Optional.empty()));
    String refused = consent(asker, made(Role.AUDITOR, Optional.empty()));
    city.administrator().post("/api/v1/consents/" + refused + "/refusal", Map.of("reason", TEXT)).expect(200);
    String waiting = asker.post("/api/v1/accounts",
        Map.of("username", City.fresh("waiting-"), "displayName", "示例人", "roles", List.of("AUDITOR"), "reason", TEXT)).created();
    String path = "/accounts/" + clerk;
    String one = "/accounts/{id}";
    add.accept("administrator", List.of(
        new Seen("/accounts", "/accounts?role=AUDITOR&name=none"), new Seen(one, path), new Seen(one, "/accounts/" + waiting),
        new Seen(one + "/moves/{move}", path + "/moves/close"), new Seen(one + "/link", path + "/link"), new Seen(one + "/sessions", path + "/sessions"), new Seen(one + "/roles", "/accounts/" + waiting + "/roles"),
        new Seen(one + "/firms/{enterprise}/{act}", path + "/firms/" + firm + "/end"), new Seen("/enterprises/{id}/accounts", "/enterprises/" + firm + "/accounts"),
        new Seen("/consents", "/consents"), new Seen("/consents/{id}", "/consents/" + open), new Seen("/consents/{id}", "/consents/" + own),
        new Seen("/consents/{id}", "/consents/" + refused), new Seen("/consents/{id}/{event}", "/consents/" + open + "/giving")));
    add.accept("auditor", List.of(new Seen(one, path), new Seen("/consents", "/consents"), new Seen("/enterprises/{id}/accounts", "/enterprises/" + firm + "/accounts")));
    add.accept("firm", List.of(
        new Seen("/my-staff", "/my-staff"), new Seen("/my-staff/new", "/my-staff/new"), new Seen(one, path),
        new Seen(one + "/firms/{enterprise}/{act}", path + "/firms/" + firm + "/owner")));
    add.accept("lead", List.of(new Seen(
        "/authorities/{id}/officials/{official}/account", "/authorities/" + authority + "/officials/" + city.official(authority) + "/account")));
  }

  private String consent(Caller asker, String account) {
    return asker.post("/api/v1/accounts/" + account + "/links", Map.of("lostPhone", true, "reason", TEXT)).expect(201).json().get("consent").getStringValue();
  }

  private String made(Role role, Optional<Long> firm) {
    return city.bean(Accounts.class).create(city.system(),
        new Accounts.NewAccount(City.fresh("seen-"), "示例人员", Set.of(role), firm, Optional.empty(), Optional.empty()), Optional.empty()).id();
  }
}
