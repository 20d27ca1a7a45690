package org.fuma.access;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.store.Ids;
import org.fuma.store.Sql;

/** Accounts for the tests of accounts. */
final class People {

  static final String REASON = "供测试使用的原因";

  private final City city = City.get();

  /** A new account of that role without a password, made by the system; answers its id. */
  long office(Role role) {
    return make(Set.of(role), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** A new account of a firm; an owner's, as the first ones are. */
  long firm(String enterprise) {
    return make(Set.of(Role.ENTERPRISE), Ids.read(enterprise), Optional.empty(), Optional.empty());
  }

  /** A new account of a certificate holder. */
  long official(String authority) {
    return make(Set.of(Role.OFFICIAL), Optional.empty(), Ids.read(authority), Ids.read(city.official(authority)));
  }

  private long make(Set<Role> roles, Optional<Long> firm, Optional<Long> authority, Optional<Long> official) {
    Accounts.NewAccount asked = new Accounts.NewAccount(City.fresh("person-"), "示例人员", roles, firm, authority, official);
    return Ids.read(city.bean(Accounts.class).create(city.system(), asked, Optional.empty()).id()).orElseThrow();
  }

  /** The account as services see it. */
  Actor actor(long account) {
    return city.bean(Actors.class).find(account).orElseThrow();
  }

  /** The id of that caller's account. */
  static String id(Caller caller) {
    return Ids.show(caller.actor().account());
  }

  Account account(long id) {
    return city.bean(AccountRecords.class).find(id).orElseThrow();
  }

  /** Asks for an auditor's account in the name of that administrator; answers the account's id and the request's. */
  Asked askForAuditor(Caller administrator) {
    var made = administrator.post("/api/v1/accounts",
        Map.of("username", City.fresh("wanted-"), "displayName", "示例审计", "roles", Set.of("AUDITOR"), "reason", REASON)).expect(201).json();
    return new Asked(made.get("id").getStringValue(), made.get("username").getStringValue(), made.get("consent").getStringValue());
  }

  /** What came of asking. */
  record Asked(String account, String username, String consent) {}

  /** How often something is on record. */
  long count(String query, Object... arguments) {
    return city.bean(Sql.class).first(row -> row.getLong(1), query, arguments).orElseThrow();
  }

  /** How often the event of that kind is on record for the account. */
  long events(String kind, long account) {
    return count("SELECT COUNT(*) FROM security_event WHERE kind = ? AND subject = ?", kind, "account=" + Ids.show(account));
  }
}
