package org.fuma.visit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.access.Role;
import org.fuma.code.ProtectionCode;
import org.fuma.code.ProtectionCodes;
import org.fuma.enterprise.Enterprises;
import org.fuma.enterprise.NewEnterprise;
import org.fuma.store.Ids;

/** A firm with a code, and an authority with two officials and an item at its door. */
public final class Door {

  /** Why they come. */
  static final String REASON = "收到投诉举报后的个案检查";

  final City city;
  public final long enterprise;
  final ProtectionCode code;
  final String authority;
  final String self;
  final String colleague;
  final String item;
  public final Caller official;

  /** Makes all of it anew. */
  public Door(City city) {
    this.city = city;
    enterprise = enrol(city);
    code = city.bean(ProtectionCodes.class).issue(city.system(), enterprise, Optional.empty());
    authority = city.authority();
    self = city.official(authority);
    colleague = city.official(authority);
    item = city.item(authority);
    official = city.signedIn(Role.OFFICIAL, authority, self);
  }

  static long enrol(City city) {
    NewEnterprise asked =
        new NewEnterprise(
            City.uscc(), City.fresh("衡阳示例风筝制造有限公司"), "430405", "衡阳市珠晖区示例路1号", "示例联系人", "0734-0000000", "首批", "", "");
    return city.bean(Enterprises.class).enrol(city.system(), asked, Optional.empty());
  }

  /** An account of the firm, signed in. */
  public Caller firm() {
    return city.signedInFor(Ids.show(enterprise));
  }

  String payload() {
    return code.payload().text();
  }

  /** An inspection by both officials after a report, which no cap bounds, as JSON has it. */
  public Map<String, Object> inspection() {
    Map<String, Object> asked = new HashMap<>();
    asked.put("code", payload());
    asked.put("how", "PLAQUE");
    asked.put("kind", "CASE");
    asked.put("basis", "REPORT");
    asked.put("reference", "示例举报〔2026〕7号");
    asked.put("items", List.of(item));
    asked.put("colleagues", List.of(colleague));
    asked.put("reason", REASON);
    return asked;
  }

  /** An inspection by both officials that counts towards the yearly cap. */
  public Map<String, Object> counted() {
    Map<String, Object> asked = inspection();
    asked.put("kind", "CAMPAIGN");
    asked.put("basis", "SUPERIOR_ORDER");
    return asked;
  }

  /** The inspection as a form has it. */
  Map<String, String> form() {
    return form(inspection());
  }

  /** An arrival as a form has it. */
  static Map<String, String> form(Map<String, Object> asked) {
    Map<String, String> form = new HashMap<>();
    asked.forEach(
        (name, value) -> form.put(name, value instanceof List<?> list ? (String) list.getFirst() : (String) value));
    return form;
  }

  /** Logs it; answers the visit's id. */
  String arrived() {
    return official.post("/api/v1/visits", inspection()).created();
  }
}
