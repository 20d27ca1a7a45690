package org.fuma.access;

import java.util.Map;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.code.CodePayload;
import org.fuma.store.Sql;

/** A side of the world: a firm and an authority, and who acts for them. */
record AccessSide(
    String firm, String firmName, String payload, Caller owner, Caller staff, String authority, String person, String colleague, String item, Caller official,
    Caller lead) {

  static AccessSide make() {
    City city = City.get();
    String name = City.fresh("衡阳示例界碑有限公司") + "号";
    String firm = city.administrator().post("/api/v1/enterprises", Map.of("uscc", City.uscc(), "name", name, "district", "430405",
        "address", "示例路1号", "contact", AccessWorld.mark("联系人"), "telephone", "0734-0000000", "batch", "首批")).created();
    String payload = city.code(firm);
    String authority = city.authority();
    String person = city.official(authority);
    String colleague = city.official(authority);
    Caller owner = city.signedInFor(firm);
    Caller staff = city.signedInFor(firm);
    city.bean(Sql.class).run("UPDATE account_enterprise SET owner = FALSE WHERE account_id = ?", staff.actor().account());
    return new AccessSide(firm, name, payload, owner, staff, authority, person, colleague, city.item(authority),
        city.signedIn(Role.OFFICIAL, authority, person), city.signedIn(Role.AUTHORITY_LEAD, authority, colleague));
  }

  /** The serial of the firm's code. */
  String serial() {
    return CodePayload.read(payload).orElseThrow().serial().value();
  }
}
