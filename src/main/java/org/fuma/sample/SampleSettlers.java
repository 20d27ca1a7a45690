package org.fuma.sample;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fuma.access.AccountMove;
import org.fuma.access.Actor;
import org.fuma.access.Role;
import org.fuma.authority.Authorities;
import org.fuma.authority.AuthorityKind;
import org.fuma.authority.AuthorityLevel;
import org.fuma.authority.Method;
import org.fuma.authority.NewAuthority;
import org.fuma.authority.NewItem;
import org.fuma.authority.NewOfficial;
import org.fuma.code.CodePayload;
import org.fuma.code.ProtectionCode;
import org.fuma.code.ProtectionCodes;
import org.fuma.enterprise.EnterpriseState;
import org.fuma.enterprise.Enterprises;
import org.fuma.enterprise.NewEnterprise;
import org.fuma.rule.Sector;
import org.fuma.store.ServiceClock;
import org.fuma.store.Time;

/** Founds the sample city: authorities with items and officials, firms with codes, an account for everybody. */
@Singleton
class SampleSettlers {

  private static final Duration FOUNDED = Duration.ofDays(390);
  private static final Duration FIRST_BATCH = Duration.ofDays(380);
  private static final Duration SECOND_BATCH = Duration.ofDays(95);

  /** Firms with something to see, by their line: a code that was replaced, one that waits, one that is suspended. */
  private static final int PLAQUE_BROKEN = 1;
  private static final int NOT_HANDED_OVER = 2;
  private static final int PLAQUE_LOST = 3;

  private final Authorities authorities;
  private final Enterprises enterprises;
  private final ProtectionCodes codes;
  private final SamplePeople people;
  private final ServiceClock clock;

  SampleSettlers(Authorities authorities, Enterprises enterprises, ProtectionCodes codes, SamplePeople people, ServiceClock clock) {
    this.authorities = authorities;
    this.enterprises = enterprises;
    this.codes = codes;
    this.people = people;
    this.clock = clock;
  }

  /** What was founded, and the accounts that get a password, by sign-in name. */
  record Founded(SampleRegistry registry, Map<String, Actor> shown) {}

  Founded found(Instant now) {
    Map<String, Actor> shown = new LinkedHashMap<>();
    List<SampleRegistry.Office> offices = clock.at(now.minus(FOUNDED), () -> offices(now, shown));
    List<SampleRegistry.Firm> firms = new ArrayList<>();
    int line = 0;
    for (NamedCsvRecord one : SampleFile.lines("enterprises")) {
      Instant day = now.minus(one.getField("batch").equals("首批") ? FIRST_BATCH : SECOND_BATCH);
      int number = line++;
      clock.at(day, () -> firm(shown, one, number)).ifPresent(firms::add);
    }
    return new Founded(new SampleRegistry(firms, offices, shown.get("supervisor"), shown.get("supervisor2")), shown);
  }

  private List<SampleRegistry.Office> offices(Instant now, Map<String, Actor> shown) {
    shown.put("admin", people.office("admin", "梅管理", Role.ADMINISTRATOR));
    shown.put("admin2", people.office("admin2", "桂管理", Role.ADMINISTRATOR));
    people.office("supervisor-away", "荷监督", Role.SUPERVISOR, AccountMove.LOCK, "借调半年，回岗后解锁。");
    people.office("auditor-before", "菊审计", Role.AUDITOR, AccountMove.CLOSE, "已调离审计岗位。");
    shown.put("supervisor", people.office("supervisor", "兰监督", Role.SUPERVISOR));
    Map<String, Long> bodies = new LinkedHashMap<>();
    for (NamedCsvRecord line : SampleFile.lines("authorities")) {
      NewAuthority asked =
          new NewAuthority(
              line.getField("name"),
              AuthorityKind.valueOf(line.getField("kind")),
              AuthorityLevel.valueOf(line.getField("level")),
              line.getField("telephone"),
              new NewAuthority.Jurisdiction(districts(line), line.getField("entrusted_by")));
      bodies.put(line.getField("code"), authorities.create(shown.get("admin"), asked, Optional.empty()));
    }
    String former = SampleFile.lines("authorities").get(SampleRegistry.FORMER).getField("code");
    shown.put("supervisor2", people.moved("supervisor2", "松监督", bodies.get(former), "调入监督机构，原单位职务已免。"));
    shown.put("auditor", people.office("auditor", "竹审计", Role.AUDITOR));
    Map<String, List<Long>> items = items(shown.get("admin"), bodies);
    Map<String, Actor> leads = new HashMap<>();
    Map<String, List<Actor>> officials = officials(now, shown, bodies, leads);
    return SampleFile.lines("authorities").stream()
        .map(line -> new SampleRegistry.Office(bodies.get(line.getField("code")), districts(line), items.get(line.getField("code")),
            officials.get(line.getField("code")), leads.get(line.getField("code"))))
        .toList();
  }

  private static Set<String> districts(NamedCsvRecord authority) {
    return authority.getField("districts").isEmpty() ? Set.of() : Set.of(authority.getField("districts").split(" "));
  }

  private Map<String, List<Long>> items(Actor admin, Map<String, Long> bodies) {
    Map<String, List<Long>> items = new HashMap<>();
    for (NamedCsvRecord line : SampleFile.lines("items")) {
      NewItem asked =
          new NewItem(
              line.getField("code"),
              line.getField("name"),
              line.getField("legal_basis"),
              line.getField("object"),
              line.getField("content"),
              Method.valueOf(line.getField("method")),
              Integer.parseInt(line.getField("yearly_cap")),
              line.getField("office"),
              line.getField("frequency"),
              Sector.valueOf(line.getField("sector")));
      String body = line.getField("authority");
      items.computeIfAbsent(body, any -> new ArrayList<>()).add(authorities.addItem(admin, bodies.get(body), asked, Optional.empty()));
    }
    return items;
  }

  /** Everybody with a certificate gets an account, the second of each authority as its lead; only those whose certificate is valid take part in the story. */
  private Map<String, List<Actor>> officials(Instant now, Map<String, Actor> shown, Map<String, Long> bodies, Map<String, Actor> leads) {
    LocalDate today = Time.day(now);
    Map<String, List<Actor>> officials = new HashMap<>();
    Map<String, Integer> ofBody = new HashMap<>();
    int number = 0;
    for (NamedCsvRecord line : SampleFile.lines("officials")) {
      LocalDate until = today.plusDays(Long.parseLong(line.getField("valid_until_offset_days")));
      NewOfficial asked =
          new NewOfficial(
              line.getField("name"),
              line.getField("title"),
              line.getField("certificate_number"),
              line.getField("issuer"),
              today.plusDays(Long.parseLong(line.getField("valid_from_offset_days"))),
              until);
      String body = line.getField("authority");
      long official = authorities.addOfficial(shown.get("admin"), bodies.get(body), asked, Optional.empty());
      number++;
      boolean second = ofBody.merge(body, 1, Integer::sum) == 2;
      Role role = second ? Role.AUTHORITY_LEAD : Role.OFFICIAL;
      String username = number == 1 ? "official" : number == 2 ? "lead" : until.isBefore(today) && !shown.containsKey("expired") ? "expired" : "official" + number;
      Actor actor = people.authority(username, line.getField("name"), role, bodies.get(body), official);
      if (number <= 2 || username.equals("expired")) {
        shown.put(username, actor);
      }
      if (second) {
        leads.put(body, actor);
      }
      if (!until.isBefore(today)) {
        officials.computeIfAbsent(body, any -> new ArrayList<>()).add(actor);
      }
    }
    return officials;
  }

  private Optional<SampleRegistry.Firm> firm(Map<String, Actor> shown, NamedCsvRecord line, int number) {
    Actor admin = shown.get("admin");
    NewEnterprise asked =
        new NewEnterprise(
            line.getField("uscc"),
            line.getField("name"),
            line.getField("district"),
            line.getField("address"),
            line.getField("contact"),
            line.getField("telephone"),
            line.getField("batch"),
            line.getField("grade"),
            line.getField("liaison"));
    long id = enterprises.enrol(admin, asked, Optional.empty());
    if (number == NOT_HANDED_OVER) {
      codes.issue(admin, id, false, Optional.empty());
      return Optional.empty();
    }
    ProtectionCode code = codes.issue(admin, id, Optional.empty());
    return switch (EnterpriseState.valueOf(line.getField("state"))) {
      case WITHDRAWN -> {
        codes.revoke(admin, code.serial(), "企业已注销，保护码随之作废");
        enterprises.move(admin, id, EnterpriseState.WITHDRAWN, "企业办理注销登记");
        yield Optional.empty();
      }
      case SUSPENDED -> {
        enterprises.move(admin, id, EnterpriseState.SUSPENDED, "企业停业整顿，申请暂停");
        yield Optional.empty();
      }
      case ACTIVE -> {
        String username = number == 0 ? "firm" : "firm" + (number + 1);
        Actor account = people.firm(username, line.getField("contact"), id);
        if (number == 0) {
          shown.put(username, account);
        }
        if (number == PLAQUE_LOST) {
          codes.suspend(admin, code.serial(), "铭牌遗失，找到或换发之前暂停使用");
          yield Optional.empty();
        }
        CodePayload shownCode =
            number == PLAQUE_BROKEN ? codes.replace(admin, code.serial(), "铭牌破损，换发新码", Optional.empty()).payload() : code.payload();
        yield Optional.of(new SampleRegistry.Firm(id, line.getField("name"), line.getField("grade"), line.getField("district"), shownCode, account));
      }
    };
  }
}
