package org.fuma.access;

import io.micronaut.json.tree.JsonNode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.attachment.Pictures;
import org.fuma.authority.ItemTables;
import org.fuma.code.CodeSigner;
import org.fuma.code.ProtectionCodes;
import org.fuma.code.Serial;
import org.fuma.job.Jobs;
import org.fuma.plan.Planning;
import org.fuma.roster.Rosters;
import org.fuma.store.Ids;
import org.fuma.store.Sql;
import org.fuma.visit.VisitCodes;

/**
 * Two of everything: two firms with code, door display and complaints, two authorities with their people, visits of each authority to
 * each firm. The callers are of the first firm and the first authority; there is a name for what is not there as well.
 */
final class AccessWorld {

  /** Visits and complaints of each side besides: more than a page of a list holds. */
  static final int MANY = 52;

  static final String ILL_FORMED = "no-id";
  private static final String REASON = AccessTable.REASON;

  private final City city = City.get();
  private final Map<Kind, List<Thing>> things = new EnumMap<>(Kind.class);
  private final Map<Kind, List<Thing>> many = new EnumMap<>(Kind.class);
  private final Map<Who, Caller> callers = new EnumMap<>(Who.class);
  private final List<AccessSide> sides = new ArrayList<>();

  AccessWorld() {
    for (int side = 0; side < 2; side++) {
      sides.add(AccessSide.make());
    }
    AccessSide first = sides.get(Who.SIDE);
    callers.put(Who.NOBODY, city.anyone());
    callers.put(Who.OWNER, first.owner());
    callers.put(Who.STAFF, first.staff());
    callers.put(Who.OFFICIAL, first.official());
    callers.put(Who.LEAD, first.lead());
    callers.put(Who.ADMINISTRATOR, city.signedIn(Role.ADMINISTRATOR));
    callers.put(Who.SUPERVISOR, city.signedIn(Role.SUPERVISOR));
    callers.put(Who.AUDITOR, city.signedIn(Role.AUDITOR));
    firms();
    publics();
    new AccessStaff(this).add();
    visits();
    alerts();
    complaints();
    work();
    rules();
    plans();
    new AccessInquiry(this).add();
    new AccessPeople(this).add();
    new AccessRatings(this).add();
    new AccessProofs(this).add();
    LedgerAccess.add(this);
  }

  Caller caller(Who who) {
    return callers.get(who);
  }

  AccessSide side(int number) {
    return sides.get(number);
  }

  /** Another person of that role, for what ends sessions. */
  Caller another(Who who) {
    return who.role().map(city::signedIn).orElseGet(city::anyone);
  }

  /** The objects of that kind, and names for none. */
  List<Thing> of(Kind kind) {
    return things.getOrDefault(kind, List.of());
  }

  /** Every object of that kind that the world has. */
  List<Thing> all(Kind kind) {
    return java.util.stream.Stream.concat(of(kind).stream().filter(Thing::real), many.getOrDefault(kind, List.of()).stream()).toList();
  }

  /** Every object that has a text of its own. */
  List<Thing> marked() {
    return things.values().stream().flatMap(List::stream).filter(thing -> !thing.mark().isEmpty()).toList();
  }

  private void firms() {
    for (int i = 0; i < 2; i++) {
      AccessSide side = sides.get(i);
      String code = Ids.show(city.bean(ProtectionCodes.class).find(Serial.read(side.serial()).orElseThrow()).orElseThrow().id());
      String contact = city.administrator().get("/api/v1/enterprises/" + side.firm()).json().get("contact").getStringValue();
      String label = mark("岗亭");
      String display = side.owner().post("/api/v1/enterprises/" + side.firm() + "/displays", Map.of("label", label)).created();
      add(Thing.ofFirm(Kind.FIRM, i, Map.of("id", side.firm())));
      add(Thing.ofFirm(Kind.YEAR, i, Map.of("id", side.firm())));
      add(Thing.ofFirm(Kind.CONTACT, i, Map.of("id", side.firm())).marked(contact));
      add(Thing.ofFirm(Kind.FIRM_ACCOUNT, i, Map.of("id", side.firm())));
      add(Thing.ofFirm(Kind.CODE, i, Map.of("id", side.firm(), "serial", side.serial(), "code", code)));
      add(Thing.ofFirm(Kind.DISPLAY, i, Map.of("id", side.firm(), "display", display)).marked(label));
      add(Thing.ofFirm(Kind.DOOR, i, Map.of("code", side.payload(), "text", side.serial() + ".00000000")));
      String letterFirm = city.firm();
      city.administrator().post("/api/v1/enterprises/" + letterFirm + "/codes", Map.of("inForce", false)).expect(201);
      city.administrator().post("/api/v1/enterprises/" + letterFirm + "/claims", Map.of()).expect(201);
      String letter = city.administrator().page("/enterprises/" + letterFirm + "/letter").expect(200).body();
      add(Thing.of(Kind.LETTER, "letter " + i, Map.of("id", letterFirm)).marked(letter.replaceAll("(?s).*claim-code\">([0-9A-Z-]{14})<.*", "$1")));
    }
    String unknown = Ids.show(Ids.next());
    String serial = Serial.generate().value();
    for (Kind kind : List.of(Kind.FIRM, Kind.YEAR, Kind.FIRM_ACCOUNT, Kind.LETTER)) {
      none(kind, Map.of("id", unknown), Map.of("id", ILL_FORMED));
    }
    none(Kind.CODE, Map.of("id", unknown, "serial", serial, "code", unknown), Map.of("id", ILL_FORMED, "serial", ILL_FORMED, "code", ILL_FORMED));
    none(Kind.DISPLAY, Map.of("id", unknown, "display", unknown), Map.of("id", ILL_FORMED, "display", ILL_FORMED));
    Thing foreign = of(Kind.DISPLAY).get(1);
    mixed(Kind.DISPLAY, "one firm’s with another’s display", Map.of("id", side(0).firm(), "display", foreign.names().get("display")), "display");
    add(Thing.wrong(Kind.DOOR, "no code", Map.of("code", serial, "text", serial + ".00000000"), Set.of("code", "text")));
  }

  private void publics() {
    AccessSide side = sides.getFirst();
    JsonNode opened = side.owner().post("/api/v1/enterprises/" + side.firm() + "/displays", Map.of("label", "示例大厅")).expect(201).json();
    many.computeIfAbsent(Kind.DISPLAY, any -> new ArrayList<>())
        .add(Thing.ofFirm(Kind.DISPLAY, 0, Map.of("id", side.firm(), "display", opened.get("id").getStringValue())));
    String door = opened.get("link").getStringValue();
    String token = door.substring(door.lastIndexOf('/') + 1);
    String visit = arrive(Who.SIDE, Who.SIDE, REASON);
    many.computeIfAbsent(Kind.VISIT, any -> new ArrayList<>()).add(Thing.ofFirm(Kind.VISIT, Who.SIDE, Map.of("id", visit)).by(Who.SIDE));
    city.administrator().submitFile("/authorities/" + side.authority() + "/officials/" + side.person() + "/photo", Map.of(), "face.png", ItemTables.picture())
        .expect(303);
    add(Thing.of(Kind.PUBLIC, "what anybody may look at", Map.of("visitToken", token(visit), "official", side.person(), "serial", side.serial(), "payload", side.payload(),
        "live", side.serial() + ".00000000", "token", token, "selector", "liveness", "authority", side.authority(), "item", side.item(),
        "path", "0/000.p/1")));
    String serial = Serial.generate().value();
    String unknown = Ids.show(Ids.next());
    none(Kind.PUBLIC, Map.of("serial", serial, "payload", serial, "live", serial + ".00000000", "token", "no-token", "selector", "no-selector",
            "visitToken", "A".repeat(32), "official", unknown, "authority", unknown, "item", unknown, "path", "7/000"),
        Map.of("serial", ILL_FORMED, "payload", ILL_FORMED, "live", ILL_FORMED, "token", "nothing-there", "selector", "nothing-there",
            "visitToken", ILL_FORMED, "official", ILL_FORMED, "authority", ILL_FORMED, "item", ILL_FORMED, "path", "0/0"));
    String link = city.bean(Accounts.class).create(city.system(), new Accounts.NewAccount(City.fresh("invited-"), "示例人", Set.of(Role.AUDITOR),
        Optional.empty(), Optional.empty(), Optional.empty()), Optional.empty()).link();
    add(Thing.of(Kind.ENTRY, "a link", Map.of("token", link.substring(link.lastIndexOf('/') + 1), "username", city.signedInFor(sides.getLast().firm()).username())));
    none(Kind.ENTRY, Map.of("token", "no-token", "username", "nobody-there"), Map.of("token", "nothing-there", "username", "nobody-else-there"));
  }

  private void rules() {
    add(Thing.of(Kind.RULES, "the first version of the rules", Map.of("number", "1")));
    none(Kind.RULES, Map.of("number", "999999999"), Map.of("number", ILL_FORMED));
  }

  private void visits() {
    for (int by = 0; by < 2; by++) {
      for (int to = 0; to < 2; to++) {
        String reason = mark("上门核查");
        visit(by, to, arrive(by, to, reason), "authority " + by + " at firm " + to, reason, by == Who.SIDE);
      }
      AccessSide side = sides.get(by);
      String stranger = city.official(side.authority());
      String other = city.official(side.authority());
      String reason = mark("同事核查");
      visit(by, by, arrive(city.signedIn(Role.OFFICIAL, side.authority(), stranger), other, side, sides.get(by), reason),
          "authority " + by + "’s other officials at firm " + by, reason, false);
    }
    for (int i = 0; i < MANY; i++) {
      for (int side = 0; side < 2; side++) {
        String id = arrive(side, side, REASON);
        many.computeIfAbsent(Kind.VISIT, any -> new ArrayList<>()).add(Thing.ofFirm(Kind.VISIT, side, Map.of("id", id)).by(side));
      }
    }
    none(Kind.VISIT, Map.of("id", Ids.show(Ids.next())), Map.of("id", ILL_FORMED));
    none(Kind.VISIT_FILE, Map.of("id", Ids.show(Ids.next()), "number", "7"), Map.of("id", ILL_FORMED, "number", ILL_FORMED));
    mixed(Kind.VISIT_FILE, "a visit’s with a file that it has not", Map.of("id", of(Kind.VISIT_FILE).getFirst().names().get("id"), "number", "2"), "number");
    none(Kind.HANDSHAKE, Map.of("id", Ids.show(Ids.next())), Map.of("id", ILL_FORMED));
    none(Kind.GRIEVANCE, Map.of("visit", Ids.show(Ids.next())), Map.of("visit", ILL_FORMED));
  }

  private void visit(int by, int to, String id, String name, String reason, boolean attended) {
    Thing visit = Thing.ofFirm(Kind.VISIT, to, Map.of("id", id)).by(by).named("the visit of " + name).marked(reason);
    add(attended ? visit.seenByCallers() : visit);
    if (attended) {
      sides.get(by).official().post("/api/v1/visits/" + id + "/files", "image/png", Pictures.png(8, 8)).expect(201);
      add(Thing.ofFirm(Kind.VISIT_FILE, to, Map.of("id", id, "number", "1")).by(by).named("the file of the visit of " + name));
    }
    add(Thing.ofFirm(Kind.HANDSHAKE, to, Map.of("id", id)).by(by).named("the handshake of " + name));
    add(Thing.ofFirm(Kind.GRIEVANCE, to, Map.of("visit", id)).by(by).named("the visit of " + name));
  }

  private String arrive(int by, int to, String reason) {
    AccessSide side = sides.get(by);
    return arrive(side.official(), side.colleague(), side, sides.get(to), reason);
  }

  private static String arrive(Caller official, String colleague, AccessSide by, AccessSide to, String reason) {
    return official.post("/api/v1/visits", Map.of("code", to.payload(), "how", "PLAQUE", "kind", "CASE", "basis", "REPORT", "reference", "示例 7 号",
        "items", List.of(by.item()), "colleagues", List.of(colleague), "reason", reason + "（收到投诉举报后的个案检查）")).created();
  }

  private void alerts() {
    for (int side = 0; side < 2; side++) {
      String visit = arrive(side, side, REASON);
      many.computeIfAbsent(Kind.VISIT, any -> new ArrayList<>()).add(Thing.ofFirm(Kind.VISIT, side, Map.of("id", visit)).by(side));
      city.anyone().post("/api/v1/visit-codes/" + token(visit) + "/answers", Map.of("answer", "NOBODY")).expect(201);
      String alert = caller(Who.SUPERVISOR).get("/api/v1/alerts?authority=" + side(side).authority()).expect(200).json().get("items").get(0).get("id")
          .getStringValue();
      add(Thing.ofFirm(Kind.ALERT, side, Map.of("id", alert)).by(side));
    }
    none(Kind.ALERT, Map.of("id", Ids.show(Ids.next())), Map.of("id", ILL_FORMED));
  }

  private String token(String visit) {
    return city.bean(VisitCodes.class).token(Ids.read(visit).orElseThrow());
  }

  private void complaints() {
    for (int i = 0; i < 2; i++) {
      AccessSide side = sides.get(i);
      String text = mark("一段足够长的说明文字");
      Thing one = complaint(i, text);
      add(one.marked(text));
      side.owner().post("/api/v1/complaints/" + one.names().get("id") + "/files", "image/png", ItemTables.picture()).expect(201);
      add(Thing.ofFirm(Kind.EVIDENCE, i, Map.of("id", one.names().get("id"), "number", "1")));
      for (int more = 0; more < MANY; more++) {
        many.computeIfAbsent(Kind.COMPLAINT, any -> new ArrayList<>()).add(complaint(i, REASON));
      }
    }
    Map<String, String> own = of(Kind.COMPLAINT).getFirst().names();
    none(Kind.COMPLAINT, Map.of("id", Ids.show(Ids.random()), "event", "acceptance", "firm", Ids.show(Ids.next())),
        Map.of("id", ILL_FORMED, "event", "acceptance", "firm", ILL_FORMED));
    add(Thing.of(Kind.FOLLOWED, "a complaint behind a link", Map.of("event", "withdrawal", "number", "1", "entry", Ids.show(Ids.next()))));
    none(Kind.EVIDENCE, Map.of("id", Ids.show(Ids.random()), "number", "1"), Map.of("id", ILL_FORMED, "number", "1"));
    mixed(Kind.COMPLAINT, "a complaint with no such event", Map.of("id", own.get("id"), "event", "nothing", "firm", own.get("firm")), "event");
  }

  private Thing complaint(int side, String text) {
    AccessSide of = sides.get(side);
    String id = of.owner().post("/api/v1/complaints", Map.of("category", "NO_SCAN", "text", text)).created();
    return Thing.ofFirm(Kind.COMPLAINT, side, Map.of("id", id, "event", "acceptance", "firm", of.firm()));
  }

  private void work() {
    Sql sql = city.bean(Sql.class);
    for (int i = 0; i < 2; i++) {
      add(Thing.of(Kind.JOB, "job " + i, Map.of("id", Ids.show(city.bean(Jobs.class).ask(city.system(), "test.standing", Map.of(), 1)))));
      add(Thing.of(Kind.ROSTER, "roster " + i, Map.of("id", Rosters.checked(city.administrator(), "衡阳示例名册厂," + City.uscc() + ",", "厂,123,"))));
      String key = "M" + (char) ('A' + i);
      sql.run("INSERT IGNORE INTO code_key (id, entry_id, salt, public_key, valid_from) VALUES (?, 1, ?, ?, '2020-01-01')", key, new byte[16],
          new CodeSigner(key, new byte[32]).publicKey());
      add(Thing.of(Kind.KEY, "former key " + i, Map.of("id", key)));
    }
    none(Kind.JOB, Map.of("id", Ids.show(Ids.next())), Map.of("id", ILL_FORMED));
    none(Kind.ROSTER, Map.of("id", Ids.show(Ids.next())), Map.of("id", ILL_FORMED));
    none(Kind.KEY, Map.of("id", "ZZ"), Map.of("id", ILL_FORMED));
  }

  private void plans() {
    for (int i = 0; i < 2; i++) {
      AccessSide side = sides.get(i);
      Planning planning = new Planning(side.authority(), side.lead(), side.item());
      Map<String, Object> asked = planning.asked(city.firm());
      String name = mark("检查计划");
      asked.put("name", name);
      add(Thing.ofAuthority(Kind.PLAN, i, Map.of("id", side.lead().post("/api/v1/plans", asked).created())).marked(name));
    }
    none(Kind.PLAN, Map.of("id", Ids.show(Ids.next())), Map.of("id", ILL_FORMED));
  }

  void add(Thing thing) {
    things.computeIfAbsent(thing.kind(), any -> new ArrayList<>()).add(thing);
  }

  void none(Kind kind, Map<String, String> unknown, Map<String, String> illFormed) {
    add(Thing.wrong(kind, "an unknown " + kind, unknown, unknown.keySet()));
    add(Thing.wrong(kind, "an ill-formed " + kind, illFormed, illFormed.keySet()));
  }

  void mixed(Kind kind, String name, Map<String, String> names, String wrong) {
    add(Thing.wrong(kind, name, names, Set.of(wrong)));
  }

  /** A text that nothing else in the city holds. */
  static String mark(String text) {
    return text + City.fresh("暗记") + "号";
  }
}
