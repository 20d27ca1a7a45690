package org.fuma.plan;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.access.Role;
import org.fuma.enterprise.Enterprise;
import org.fuma.enterprise.Enterprises;
import org.fuma.store.Ids;
import org.fuma.store.ServiceClock;
import org.fuma.store.Time;

/** An authority with an item, its lead, and plans for firms; the supervisor who decides on them. */
public final class Planning {

  private final City city = City.get();
  final String authority;
  final String item;
  final Caller lead;
  private Caller supervisor;

  /** With an authority of its own. */
  public Planning() {
    this(City.get().authority());
  }

  /** For that authority. */
  public Planning(String authority) {
    this(authority, City.get().signedIn(Role.AUTHORITY_LEAD, authority, City.get().official(authority)), City.get().item(authority));
  }

  /** For that authority, by that lead, about that item. */
  public Planning(String authority, Caller lead, String item) {
    this.authority = authority;
    this.lead = lead;
    this.item = item;
  }

  Caller supervisor() {
    if (supervisor == null) {
      supervisor = city.signedIn(Role.SUPERVISOR);
    }
    return supervisor;
  }

  long body() {
    return Ids.read(authority).orElseThrow();
  }

  /** Today in Asia/Shanghai. */
  static LocalDate today() {
    return Time.day(City.get().bean(ServiceClock.class).instant());
  }

  /** A plan of the whole year for these firms, as JSON has it. */
  public Map<String, Object> asked(String... firms) {
    Map<String, Object> asked = new HashMap<>();
    asked.put("name", City.fresh("示例检查计划"));
    asked.put("kind", "ROUTINE");
    asked.put("from", today().getYear() + "-01-01");
    asked.put("until", today().getYear() + "-12-31");
    asked.put("perFirm", 1);
    asked.put("items", List.of(item));
    asked.put("usccs", List.of(firms).stream().map(firm -> firm(firm).uscc().value()).toList());
    return asked;
  }

  /** The same as a form has it. */
  public Map<String, String> form(String... firms) {
    Map<String, String> form = new HashMap<>();
    asked(firms).forEach((field, value) ->
        form.put(field, value instanceof List<?> list ? String.join("\n", list.stream().map(Object::toString).toList()) : value.toString()));
    return form;
  }

  /** The enrolled firm of that id. */
  Enterprise firm(String id) {
    return city.bean(Enterprises.class).find(Ids.read(id).orElseThrow()).orElseThrow();
  }

  /** A draft for these firms; answers its id. */
  public String draft(String... firms) {
    return draft(asked(firms));
  }

  String draft(Map<String, Object> asked) {
    return lead.post("/api/v1/plans", asked).created();
  }

  /** A filed plan for these firms; answers its id. */
  public String filed(String... firms) {
    String plan = draft(firms);
    lead.post("/api/v1/plans/" + plan + "/filing", Map.of("version", 1)).expect(200);
    return plan;
  }

  /** An approved plan for these firms; answers its id. */
  public String approved(String... firms) {
    return approved(asked(firms));
  }

  String approved(Map<String, Object> asked) {
    String plan = draft(asked);
    lead.post("/api/v1/plans/" + plan + "/filing", Map.of("version", 1)).expect(200);
    supervisor().post("/api/v1/plans/" + plan + "/approval", Map.of("version", 2)).expect(200);
    return plan;
  }
}
