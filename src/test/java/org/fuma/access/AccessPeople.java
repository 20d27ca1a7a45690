package org.fuma.access;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.notice.Telling;
import org.fuma.store.Hashes;
import org.fuma.store.Ids;
import org.fuma.store.Sql;

/** The world's accounts, with their sessions and what opens them, and its lists. */
final class AccessPeople {

  private final City city = City.get();
  private final AccessWorld world;

  AccessPeople(AccessWorld world) {
    this.world = world;
  }

  void add() {
    accounts();
    lists();
    sessions();
    notices();
  }

  private void accounts() {
    People people = new People();
    for (int i = 0; i < 2; i++) {
      AccessSide side = world.side(i);
      String username = City.fresh("bystander-") + "-x";
      String clerk = side.owner().post("/api/v1/accounts", Map.of("username", username, "displayName", "示例店员", "roles", List.of("ENTERPRISE"),
          "enterprise", side.firm())).created();
      String person = Ids.show(people.official(side.authority()));
      String consent = people.askForAuditor(city.administrator()).consent();
      world.add(Thing.ofFirm(Kind.ACCOUNT, i, Map.of("id", clerk, "move", "lock")).marked(username));
      world.add(Thing.ofFirm(Kind.TIE, i, Map.of("id", clerk, "enterprise", side.firm(), "act", "staff")));
      world.add(Thing.ofAuthority(Kind.ACCOUNT, i, Map.of("id", person, "move", "lock")));
      world.add(Thing.of(Kind.CONSENT, "request " + i, Map.of("id", consent, "event", "withdrawal")));
    }
    String unknown = Ids.show(Ids.next());
    String ill = AccessWorld.ILL_FORMED;
    Map<String, String> tie = world.of(Kind.TIE).getFirst().names();
    world.none(Kind.ACCOUNT, Map.of("id", unknown, "move", "lock"), Map.of("id", ill, "move", "lock"));
    world.none(Kind.CONSENT, Map.of("id", unknown, "event", "withdrawal"), Map.of("id", ill, "event", "withdrawal"));
    world.none(Kind.TIE, Map.of("id", unknown, "enterprise", unknown, "act", "staff"), Map.of("id", ill, "enterprise", ill, "act", "staff"));
    world.mixed(Kind.ACCOUNT, "an account with no such move", Map.of("id", tie.get("id"), "move", "nothing"), "move");
    world.mixed(Kind.CONSENT, "a request with no such event", Map.of("id", world.of(Kind.CONSENT).getFirst().names().get("id"), "event", "nothing"), "event");
    world.mixed(Kind.TIE, "one firm’s account with another firm", Map.of("id", tie.get("id"), "enterprise", world.side(1).firm(), "act", "staff"), "enterprise");
  }

  private void sessions() {
    for (Who who : List.of(Who.OWNER, Who.OFFICIAL, Who.ADMINISTRATOR)) {
      world.add(Thing.of(Kind.SESSION, who + "’s session elsewhere", Map.of("id", city.anotherSession(world.caller(who)))).ownedBy(who));
    }
    Sql sql = city.bean(Sql.class);
    for (Who who : List.of(Who.OWNER, Who.OFFICIAL)) {
      long account = signedIn(who).actor().account();
      byte[] random = Hashes.sha256(who + City.fresh("-"));
      long passkey = Ids.next();
      long device = Ids.next();
      sql.run("INSERT INTO passkey (id, account_id, credential_hash, credential_id, public_key, sign_count, label, made_at)"
          + " VALUES (?, ?, ?, ?, ?, 0, '示例', '2020-01-01')", passkey, account, random, random, random);
      sql.run("INSERT INTO device (id, account_id, token_hash, turn_hash, label, tries, made_at, seen_at, expires_at)"
          + " VALUES (?, ?, ?, ?, '示例手机', 0, '2020-01-01', '2020-01-01', '2199-01-01')", device, account, random, random);
      world.add(Thing.of(Kind.PASSKEY, who + "’s passkey", Map.of("id", Ids.show(passkey))).ownedBy(who));
      world.add(Thing.of(Kind.DEVICE, who + "’s phone", Map.of("id", Ids.show(device))).ownedBy(who));
    }
    for (Kind kind : List.of(Kind.SESSION, Kind.PASSKEY, Kind.DEVICE)) {
      world.none(kind, Map.of("id", Ids.show(Ids.next())), Map.of("id", AccessWorld.ILL_FORMED));
    }
  }

  private void notices() {
    for (Who who : List.of(Who.OWNER, Who.LEAD, Who.SUPERVISOR)) {
      world.add(Thing.of(Kind.NOTICE, who + "’s notice", Map.of("id", Telling.told(signedIn(who).actor().account()))).ownedBy(who));
    }
    world.add(Thing.of(Kind.UNDELIVERED, "what did not arrive", Map.of("id", Telling.undelivered())));
    for (Kind kind : List.of(Kind.NOTICE, Kind.UNDELIVERED)) {
      world.none(kind, Map.of("id", Ids.show(Ids.next())), Map.of("id", AccessWorld.ILL_FORMED));
    }
  }

  /** The caller, by both ways in: who has a passkey is asked for it the next time. */
  private Caller signedIn(Who who) {
    world.caller(who).page("/");
    world.caller(who).token();
    return world.caller(who);
  }

  private void lists() {
    for (String list : Sight.LISTS.keySet()) {
      boolean ofAuthority = Set.of("officials", "items").contains(list);
      Map<String, String> names = new LinkedHashMap<>(Map.of("list", list));
      if (ofAuthority) {
        names.put("authority", world.side(1).authority());
      }
      world.add(Thing.of(ofAuthority ? Kind.STAFF_LIST : Kind.LIST, list, names));
    }
    world.none(Kind.LIST, Map.of("list", "ledger"), Map.of("list", "nothing-there"));
    world.mixed(Kind.STAFF_LIST, "officials of no authority", Map.of("list", "officials", "authority", Ids.show(Ids.next())), "authority");
  }
}
