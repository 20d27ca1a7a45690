package org.fuma.visit;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.access.Role;
import org.fuma.authority.Authorities;
import org.fuma.authority.AuthorityKind;
import org.fuma.authority.AuthorityLevel;
import org.fuma.authority.Method;
import org.fuma.authority.NewAuthority;
import org.fuma.authority.NewItem;
import org.fuma.authority.NewOfficial;
import org.fuma.code.ProtectionCode;
import org.fuma.code.ProtectionCodes;
import org.fuma.enterprise.Enterprises;
import org.fuma.rule.Sector;
import org.fuma.store.Ids;
import org.fuma.store.ServiceClock;
import org.fuma.store.Time;

/** A firm and authorities that have been on record for four hundred days, so that much can be said of the past. */
public final class LongAgo {

  private static final Duration DAYS = Duration.ofDays(400);

  private final City city = City.get();
  private final Instant begin = city.bean(ServiceClock.class).instant().minus(DAYS);
  private final long enterprise = then(() -> Door.enrol(city));
  private final ProtectionCode code = then(() -> city.bean(ProtectionCodes.class).issue(city.system(), enterprise, Optional.empty()));
  private final Body body = new Body();

  /** An authority with two officials and an item, all of them as old. */
  public final class Body {
    private final long id = then(() -> city.bean(Authorities.class).create(city.system(),
        new NewAuthority(City.fresh("示例旧局"), AuthorityKind.ORGAN, AuthorityLevel.CITY, "0734-0000000", NewAuthority.Jurisdiction.CITY), Optional.empty()));
    private final long self = official(LocalDate.of(2199, 12, 31));
    private final long colleague = official(LocalDate.of(2199, 12, 31));
    private final long item = then(() -> city.bean(Authorities.class).addItem(city.system(), id,
        new NewItem(City.fresh("JS-"), "示例事项", "《示例条例》第一条", "企业", "示例内容", Method.ON_SITE, 2, "示例科", "每年一次", Sector.GENERAL), Optional.empty()));
    private final Caller official = city.signedIn(Role.OFFICIAL, id(), Ids.show(self));

    /** The authority's id as shown. */
    public String id() {
      return Ids.show(id);
    }

    /** Who acts for it. */
    public Caller official() {
      return official;
    }

    /** Another account of it. */
    public Caller colleague() {
      return city.signedIn(Role.OFFICIAL, id(), Ids.show(colleague));
    }

    /** Who acts for it, by id. */
    public String self() {
      return Ids.show(self);
    }

    /** Who comes along, by id. */
    public String colleagueId() {
      return Ids.show(colleague);
    }

    /** Its item, by id. */
    public String item() {
      return Ids.show(item);
    }

    /** Another official, with a certificate that is good until that day. */
    long official(LocalDate until) {
      return then(() -> city.bean(Authorities.class).addOfficial(city.system(), id,
          new NewOfficial(City.fresh("示例旧官员"), "科员", City.fresh("旧证-"), "示例司法局", LocalDate.of(2020, 1, 1), until), Optional.empty()));
    }

    /** What it declares that joins a joint visit. */
    public Map<String, Object> joining() {
      Map<String, Object> asked = new HashMap<>();
      asked.put("items", List.of(item()));
      asked.put("colleagues", List.of(colleagueId()));
      asked.put("basis", "REPORT");
      asked.put("reference", "示例举报〔2026〕8号");
      return asked;
    }

    /** A joint visit that it leads, logged now; answers its id. */
    public String leads() {
      Map<String, Object> asked = joining();
      asked.put("code", code.payload().text());
      asked.put("how", "PLAQUE");
      asked.put("kind", "JOINT");
      asked.put("reason", "示例联合检查");
      return official.post("/api/v1/visits", asked).created();
    }

    /** An inspection after an outage, of that moment, as JSON has it. */
    public Map<String, Object> outage(Instant arrived) {
      Map<String, Object> asked = joining();
      asked.put("code", uscc());
      asked.put("way", "OUTAGE");
      asked.put("kind", "CASE");
      asked.put("arrivedAt", local(arrived));
      asked.put("leftAt", local(arrived.plus(Duration.ofMinutes(30))));
      asked.put("why", "示例园区断网，无法扫码登记");
      asked.put("reason", "收到投诉举报后的个案检查");
      return asked;
    }
  }

  private <T> T then(Supplier<T> work) {
    return city.bean(ServiceClock.class).at(begin, work);
  }

  /** The firm's id. */
  public long enterprise() {
    return enterprise;
  }

  /** The firm's USCC. */
  public String uscc() {
    return city.bean(Enterprises.class).find(enterprise).orElseThrow().uscc().value();
  }

  /** The firm's code. */
  public ProtectionCode code() {
    return code;
  }

  /** The authority that is always there. */
  public Body body() {
    return body;
  }

  /** Another one. */
  public Body another() {
    return new Body();
  }

  /** An account of the firm, signed in. */
  public Caller firm() {
    return city.signedInFor(Ids.show(enterprise));
  }

  /** So long before now, to the minute. */
  public Instant ago(Duration time) {
    return Instant.ofEpochSecond(city.bean(ServiceClock.class).instant().minus(time).getEpochSecond() / 60 * 60);
  }

  /** As a form's field has it. */
  public static String local(Instant moment) {
    return moment.atZone(Time.ZONE).toLocalDateTime().toString();
  }

  /** The fields as a form has them; lists by their first element. */
  public static Map<String, String> form(Map<String, Object> asked) {
    return Door.form(asked);
  }
}
