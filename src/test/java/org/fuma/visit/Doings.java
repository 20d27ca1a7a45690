package org.fuma.visit;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.access.Role;
import org.fuma.attachment.Pictures;
import org.fuma.authority.Authorities;
import org.fuma.authority.AuthorityKind;
import org.fuma.authority.AuthorityLevel;
import org.fuma.authority.Method;
import org.fuma.authority.NewAuthority;
import org.fuma.authority.NewItem;
import org.fuma.authority.NewOfficial;
import org.fuma.code.ProtectionCodes;
import org.fuma.enterprise.Enterprises;
import org.fuma.rule.Sector;
import org.fuma.store.Ids;
import org.fuma.store.ServiceClock;
import org.fuma.store.Time;

/** A city in which everything has been done with visits, plans and published lists that leaves a row in their tables. */
final class Doings {

  private static final Map<String, String> REASON = Map.of("reason", "供测试使用的原因");
  private static final Map<String, String> WORDS = Map.of("text", "一段足够长的说明文字，供测试使用。");

  final City city;
  final Door door;
  final Door other;
  final Caller supervisor;
  final String ordered;
  final String recheck;
  final String refused;
  final String joint;
  final String late;
  final String plan;

  Doings(City city) {
    this.city = city;
    door = new Door(city);
    other = new Door(city);
    supervisor = city.signedIn(Role.SUPERVISOR);
    ordered = ordered();
    recheck = recheck();
    refused = refused();
    joint = joint();
    late = late();
    plan = plan();
    lists();
    rules();
  }

  /** Logged, seconded, confirmed, remarked on, with files, left, and with an order to correct. */
  private String ordered() {
    String id = door.official.post("/api/v1/visits", door.counted()).created();
    city.signedIn(Role.OFFICIAL, door.authority, door.colleague).post(path(id, "/presence"), Map.of()).expect(200);
    city.anyone().post("/api/v1/visit-codes/" + token(id) + "/answers", Map.of("answer", "NOBODY")).expect(201);
    door.firm().post(path(id, "/answers"), Map.of("answer", "HERE")).expect(201);
    door.official.post(path(id, "/files?name=a.png"), "image/png", Pictures.png(20, 20)).expect(201);
    door.official.post(path(id, "/files?name=b.pdf"), "application/pdf", Pictures.pdf()).expect(201);
    door.firm().post(path(id, "/remarks"), WORDS).expect(201);
    door.official.post(path(id, "/unsigned"), WORDS).expect(201);
    depart(door, id);
    door.official.post(path(id, "/result"), Map.of("result", "CORRECTION", "note", "示例整改", "correctBy", today().toString(),
        "findings", List.of(Map.of("item", door.item, "found", "PROBLEM", "remark", "灭火器过期")))).expect(200);
    return id;
  }

  private String recheck() {
    Map<String, Object> asked = door.inspection();
    asked.put("kind", "RECHECK");
    asked.put("basis", "CORRECTION_ORDER");
    asked.put("reference", "");
    asked.put("recheckOf", ordered);
    String id = door.official.post("/api/v1/visits", asked).created();
    depart(door, id);
    door.official.post(path(id, "/result"), Map.of("result", "NO_PROBLEM")).expect(200);
    return id;
  }

  /** Refused for the want of a second official; a supervisor looked at the alert. */
  private String refused() {
    Map<String, Object> asked = door.inspection();
    asked.put("colleagues", List.of());
    asked.put("alone", true);
    String id = door.official.post("/api/v1/visits", asked).created();
    String alert = supervisor.get("/api/v1/alerts?authority=" + door.authority).json().get("items").get(0).get("id").getStringValue();
    supervisor.post("/api/v1/alerts/" + alert + "/closing", Map.of("note", "已核实")).expect(200);
    return id;
  }

  /** Two came along: one recorded its result, the other was not waited for. */
  private String joint() {
    Map<String, Object> asked = door.inspection();
    asked.put("kind", "JOINT");
    String id = door.official.post("/api/v1/visits", asked).created();
    Door third = new Door(city);
    door.official.post(path(id, "/invitations"), Map.of("authority", other.authority)).expect(200);
    for (Door joining : List.of(other, third)) {
      Map<String, Object> joins =
          Map.of("visitCode", token(id), "items", List.of(joining.item), "colleagues", List.of(joining.colleague), "basis", "REPORT", "reference",
              "示例举报〔2026〕8号");
      joining.official.post(path(id, "/parties"), joins).expect(201);
    }
    city.signedIn(Role.OFFICIAL, other.authority, other.colleague).post(path(id, "/presence"), Map.of()).expect(200);
    depart(door, id);
    other.official.post(path(id, "/result"), Map.of("result", "ADVICE", "note", "示例建议")).expect(200);
    door.official.post(path(id, "/waivers"), Map.of("authority", third.authority, "reason", "对方另行处理")).expect(200);
    door.official.post(path(id, "/result"), Map.of("result", "NO_PROBLEM")).expect(200);
    return id;
  }

  /** Entered afterwards; the firm and the authority have been here for some minutes. */
  private String late() {
    ServiceClock clock = city.bean(ServiceClock.class);
    Authorities authorities = city.bean(Authorities.class);
    Instant begin = clock.instant().minus(Duration.ofMinutes(8));
    long firm = clock.at(begin, () -> Door.enrol(city));
    clock.at(begin, () -> city.bean(ProtectionCodes.class).issue(city.system(), firm, Optional.empty()));
    long body = clock.at(begin, () -> authorities.create(city.system(), new NewAuthority(City.fresh("示例旧局"), AuthorityKind.ORGAN, AuthorityLevel.CITY,
        "0734-0000000", NewAuthority.Jurisdiction.CITY), Optional.empty()));
    Supplier<Long> person = () -> authorities.addOfficial(city.system(), body, new NewOfficial(City.fresh("示例旧官员"), "科员", City.fresh("旧证-"), "示例司法局",
        LocalDate.of(2020, 1, 1), LocalDate.of(2199, 12, 31)), Optional.empty());
    String self = Ids.show(clock.at(begin, person));
    String colleague = Ids.show(clock.at(begin, person));
    String item = Ids.show(clock.at(begin, () -> authorities.addItem(city.system(), body, new NewItem(City.fresh("JS-"), "示例事项", "《示例条例》第一条", "企业",
        "示例内容", Method.ON_SITE, 2, "示例科", "每年一次", Sector.GENERAL), Optional.empty())));
    Instant arrived = clock.instant().minus(Duration.ofMinutes(5)).truncatedTo(ChronoUnit.MINUTES);
    Map<String, Object> asked = door.inspection();
    asked.remove("how");
    asked.putAll(Map.of("code", city.bean(Enterprises.class).find(firm).orElseThrow().uscc().value(), "items", List.of(item), "colleagues",
        List.of(colleague), "way", "OUTAGE", "arrivedAt", LongAgo.local(arrived), "leftAt", LongAgo.local(arrived.plus(Duration.ofMinutes(2))), "why",
        "示例园区断网，无法扫码登记"));
    return city.signedIn(Role.OFFICIAL, Ids.show(body), self).post("/api/v1/visits/late", asked).created();
  }

  /** Written twice, returned, filed again and approved; another one was given up. */
  private String plan() {
    Caller lead = city.signedIn(Role.AUTHORITY_LEAD, door.authority, city.official(door.authority));
    String id = lead.post("/api/v1/plans", planned()).created();
    lead.send("PUT", "/api/v1/plans/" + id, planned(), "If-Match", "\"1\"").expect(200);
    act(lead, id, "filing", 2);
    act(supervisor, id, "return", 3);
    act(lead, id, "filing", 4);
    act(supervisor, id, "approval", 5);
    Map<String, Object> chosen = planned();
    chosen.remove("usccs");
    chosen.put("chosen", Map.of("batch", "首批"));
    act(lead, lead.post("/api/v1/plans", chosen).created(), "withdrawal", 1);
    return id;
  }

  private Map<String, Object> planned() {
    String year = String.valueOf(today().getYear());
    return new HashMap<>(Map.of("name", City.fresh("示例检查计划"), "kind", "ROUTINE", "from", year + "-01-01", "until", year + "-12-31", "perFirm", 1,
        "items", List.of(door.item), "usccs", List.of(door.enterprise, other.enterprise).stream()
            .map(firm -> city.bean(Enterprises.class).find(firm).orElseThrow().uscc().value()).toList()));
  }

  private static void act(Caller by, String plan, String act, int version) {
    by.post("/api/v1/plans/" + plan + "/" + act, Map.of("version", version, "reason", "一段足够长的说明文字。")).expect(200);
  }

  /** An authority, an official and an item, each with a history. */
  private void lists() {
    Caller administrator = city.administrator();
    String body = "/api/v1/authorities/" + city.authority();
    String id = body.substring(body.lastIndexOf('/') + 1);
    administrator.post(body + "/jurisdiction", Map.of("districts", List.of("430405", "430481"), "reason", "区划调整")).expect(200);
    administrator.post(body + "/moves/delist", REASON).expect(200);
    administrator.post(body + "/moves/relist", REASON).expect(200);
    String person = body + "/officials/" + city.official(id);
    administrator.post(person + "/certificates", Map.of("title", "副科长", "certificateNumber", City.fresh("续证-"), "issuer", "示例司法局",
        "validFrom", "2021-01-01", "validUntil", "2199-01-01")).expect(200);
    administrator.post(person + "/photo", "image/png", Pictures.png(40, 50)).expect(200);
    administrator.post(person + "/moves/leave", REASON).expect(200);
    administrator.post(person + "/moves/return", REASON).expect(200);
    Map<String, String> edition = new HashMap<>(Map.of("name", "示例新版事项", "legalBasis", "《示例条例》第二条", "object", "企业", "content", "示例内容",
        "method", "ON_SITE", "yearlyCap", "2", "office", "示例科", "frequency", "每年两次"));
    edition.putAll(REASON);
    String next = administrator.post(body + "/items/" + city.item(id) + "/editions", edition).created();
    administrator.post(body + "/items/" + next + "/withdrawal", REASON).expect(200);
  }

  private void rules() {
    int last = supervisor.get("/api/v1/rule-versions").json().get("items").get(0).get("number").getIntValue();
    supervisor.post("/api/v1/rule-versions", Map.of("last", last, "from", today().plusYears(4).toString(), "reason", "示例会议纪要", "parameters",
        Map.of("dueSoonDays", 41 + last))).expect(201);
    supervisor.post("/api/v1/calendars", Map.of("year", 2081, "off", List.of("2081-01-01", "2081-01-02"), "source", "示例通知")).expect(201);
  }

  private void depart(Door by, String visit) {
    by.official.post(path(visit, "/departure"), Map.of()).expect(200);
  }

  private LocalDate today() {
    return Time.day(city.bean(ServiceClock.class).instant());
  }

  private String token(String visit) {
    return city.bean(VisitCodes.class).token(Ids.read(visit).orElseThrow());
  }

  private static String path(String visit, String what) {
    return "/api/v1/visits/" + visit + what;
  }
}
