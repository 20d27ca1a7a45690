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

  final City city;
  final long enterprise;
  final ProtectionCode code;
  final String authority;
  final String self;
  final String colleague;
  final String item;
  final Caller official;

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

  /** A routine inspection by both officials, as JSON has it. */
  Map<String, Object> inspection() {
    Map<String, Object> asked = new HashMap<>();
    asked.put("code", payload());
    asked.put("how", "PLAQUE");
    asked.put("kind", "ROUTINE");
    asked.put("items", List.of(item));
    asked.put("colleagues", List.of(colleague));
    asked.put("reason", "年度计划检查");
    return asked;
  }

  /** The same as a form has it. */
  Map<String, String> form() {
    Map<String, String> form = new HashMap<>();
    inspection().forEach(
        (name, value) -> form.put(name, value instanceof List<?> list ? (String) list.getFirst() : (String) value));
    return form;
  }

  /** Logs it; answers the visit's id. */
  String arrived() {
    return official.post("/api/v1/visits", inspection()).created();
  }
}
