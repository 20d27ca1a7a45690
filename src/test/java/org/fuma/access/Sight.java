package org.fuma.access;

import static org.fuma.access.Permission.ACCOUNT_AUTHORITY;
import static org.fuma.access.Permission.ACCOUNT_CREATE;
import static org.fuma.access.Permission.ACCOUNT_FIRM;
import static org.fuma.access.Permission.ACCOUNT_READ;
import static org.fuma.access.Permission.ALERT_CLOSE;
import static org.fuma.access.Permission.ALERT_READ;
import static org.fuma.access.Permission.AUTHORITY_CREATE;
import static org.fuma.access.Permission.AUTHORITY_READ;
import static org.fuma.access.Permission.AUTHORITY_STAFF;
import static org.fuma.access.Permission.CODE_ISSUE;
import static org.fuma.access.Permission.CODE_SCAN;
import static org.fuma.access.Permission.COMPLAINT_DECIDE;
import static org.fuma.access.Permission.COMPLAINT_FILE;
import static org.fuma.access.Permission.ENTERPRISE_ENROL;
import static org.fuma.access.Permission.ENTERPRISE_OWN;
import static org.fuma.access.Permission.ENTERPRISE_READ;
import static org.fuma.access.Permission.LEDGER_READ;
import static org.fuma.access.Permission.RATING_GIVE;
import static org.fuma.access.Permission.RATING_READ;
import static org.fuma.access.Permission.RATING_TOTALS;
import static org.fuma.access.Permission.RULES_CHANGE;
import static org.fuma.access.Permission.RULES_READ;
import static org.fuma.access.Permission.PLAN_DECIDE;
import static org.fuma.access.Permission.PLAN_FILE;
import static org.fuma.access.Permission.PLAN_READ;
import static org.fuma.access.Permission.QUESTION_ANSWER;
import static org.fuma.access.Permission.SECURITY_EVENT_READ;
import static org.fuma.access.Permission.VISIT_CONFIRM;
import static org.fuma.access.Permission.VISIT_ENTER_LATE;
import static org.fuma.access.Permission.VISIT_LOG;
import static org.fuma.access.Permission.VISIT_READ_ALL;
import static org.fuma.access.Permission.VISIT_READ_AUTHORITY;
import static org.fuma.access.Permission.VISIT_READ_OWN;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/**
 * Who may see and change what: design.md §4 written down once more, by nobody's code but its own, so that the rooms can be held
 * against it.
 */
final class Sight {

  /** How far a permission reaches among the objects of a kind. */
  enum Reach {
    /** Those about one's own firm. */
    OWN_FIRM,
    /** Those about the firm whose staff's accounts one manages. */
    OWNED_FIRM,
    /** Those of one's own authority. */
    OWN_AUTHORITY,
    /** Those of one's own authority; anybody's, for who belongs to none. */
    OWN_AUTHORITY_OR_ANY,
    /** Every one. */
    ALL
  }

  private static final Map<Permission, Map<Kind, Reach>> SEES = new EnumMap<>(Permission.class);
  private static final Map<Permission, Map<Kind, Reach>> CHANGES = new EnumMap<>(Permission.class);

  static {
    sees(ENTERPRISE_OWN, Reach.OWN_FIRM, Kind.FIRM, Kind.CONTACT, Kind.CODE, Kind.DISPLAY);
    sees(ENTERPRISE_OWN, Reach.OWN_FIRM, Kind.PROOF);
    changes(ENTERPRISE_OWN, Reach.OWN_FIRM, Kind.DISPLAY);
    sees(ENTERPRISE_READ, Reach.ALL, Kind.FIRM, Kind.CODE, Kind.DISPLAY);
    changes(ENTERPRISE_ENROL, Reach.ALL, Kind.FIRM, Kind.CONTACT, Kind.DISPLAY, Kind.ROSTER, Kind.JOB);
    changes(CODE_ISSUE, Reach.ALL, Kind.CODE, Kind.KEY, Kind.JOB);
    changes(CODE_SCAN, Reach.ALL, Kind.DOOR);
    changes(VISIT_LOG, Reach.ALL, Kind.DOOR);
    changes(VISIT_ENTER_LATE, Reach.ALL, Kind.DOOR);
    changes(VISIT_LOG, Reach.OWN_AUTHORITY, Kind.VISIT);
    sees(VISIT_READ_OWN, Reach.OWN_FIRM, Kind.VISIT, Kind.VISIT_FILE, Kind.YEAR);
    sees(VISIT_READ_AUTHORITY, Reach.OWN_AUTHORITY, Kind.VISIT, Kind.VISIT_FILE);
    sees(VISIT_READ_ALL, Reach.ALL, Kind.VISIT, Kind.VISIT_FILE, Kind.YEAR);
    changes(VISIT_CONFIRM, Reach.OWN_FIRM, Kind.HANDSHAKE);
    sees(ALERT_READ, Reach.ALL, Kind.ALERT);
    changes(ALERT_CLOSE, Reach.ALL, Kind.ALERT);
    changes(COMPLAINT_FILE, Reach.OWN_FIRM, Kind.COMPLAINT, Kind.GRIEVANCE);
    sees(COMPLAINT_FILE, Reach.OWN_FIRM, Kind.EVIDENCE);
    sees(COMPLAINT_DECIDE, Reach.ALL, Kind.EVIDENCE);
    changes(COMPLAINT_DECIDE, Reach.ALL, Kind.INQUIRY, Kind.MEASURE);
    sees(COMPLAINT_DECIDE, Reach.ALL, Kind.QUESTION, Kind.ORDER);
    changes(QUESTION_ANSWER, Reach.OWN_AUTHORITY, Kind.QUESTION, Kind.ORDER);
    changes(COMPLAINT_DECIDE, Reach.ALL, Kind.COMPLAINT);
    changes(COMPLAINT_DECIDE, Reach.ALL, Kind.UNDELIVERED);
    sees(AUTHORITY_READ, Reach.ALL, Kind.AUTHORITY, Kind.OFFICIAL, Kind.ITEM);
    changes(AUTHORITY_CREATE, Reach.ALL, Kind.AUTHORITY);
    changes(AUTHORITY_STAFF, Reach.OWN_AUTHORITY_OR_ANY, Kind.AUTHORITY, Kind.OFFICIAL, Kind.ITEM, Kind.ITEM_FILE);
    sees(ACCOUNT_READ, Reach.ALL, Kind.ACCOUNT, Kind.FIRM_ACCOUNT, Kind.CONSENT);
    sees(PLAN_READ, Reach.OWN_AUTHORITY_OR_ANY, Kind.PLAN);
    sees(VISIT_LOG, Reach.OWN_AUTHORITY, Kind.PLAN);
    changes(PLAN_FILE, Reach.OWN_AUTHORITY, Kind.PLAN);
    changes(PLAN_DECIDE, Reach.ALL, Kind.PLAN);
    sees(SECURITY_EVENT_READ, Reach.ALL, Kind.EVENT);
    sees(LEDGER_READ, Reach.ALL, Kind.LEDGER_ENTRY, Kind.LEDGER_OBJECT);
    changes(LEDGER_READ, Reach.ALL, Kind.VERIFICATION);
    changes(ACCOUNT_CREATE, Reach.ALL, Kind.ACCOUNT, Kind.WATCHER, Kind.TIE, Kind.CONSENT, Kind.FIRM_ACCOUNT, Kind.PERSON_ACCOUNT, Kind.LETTER);
    changes(ACCOUNT_FIRM, Reach.OWNED_FIRM, Kind.ACCOUNT, Kind.TIE, Kind.FIRM_ACCOUNT);
    sees(RULES_READ, Reach.ALL, Kind.RULES);
    changes(RULES_CHANGE, Reach.ALL, Kind.RULES);
    changes(ACCOUNT_AUTHORITY, Reach.OWN_AUTHORITY, Kind.ACCOUNT, Kind.PERSON_ACCOUNT);
    changes(RATING_GIVE, Reach.OWN_FIRM, Kind.RATEABLE);
    sees(RATING_READ, Reach.ALL, Kind.RATING);
    changes(RATING_READ, Reach.ALL, Kind.CALL_BACK);
    sees(RATING_TOTALS, Reach.OWN_AUTHORITY_OR_ANY, Kind.TOTAL);
  }

  /** Which permissions open which list as a file. */
  static final Map<String, Set<Permission>> LISTS =
      Map.ofEntries(
          Map.entry("ledger-entries", Set.of(LEDGER_READ)),
          Map.entry("ledger-days", Set.of(LEDGER_READ)),
          Map.entry("enterprises", Set.of(ENTERPRISE_READ)),
          Map.entry("codes", Set.of(ENTERPRISE_READ)),
          Map.entry("visits", Set.of(VISIT_READ_OWN, VISIT_READ_AUTHORITY, VISIT_READ_ALL)),
          Map.entry("complaints", Set.of(COMPLAINT_FILE, COMPLAINT_DECIDE)),
          Map.entry("accounts", Set.of(ACCOUNT_READ)),
          Map.entry("security-events", Set.of(SECURITY_EVENT_READ)),
          Map.entry("authorities", Set.of(AUTHORITY_READ)),
          Map.entry("officials", Set.of(AUTHORITY_READ)),
          Map.entry("items", Set.of(AUTHORITY_READ)),
          Map.entry("plans", Set.of(PLAN_READ)));

  private Sight() {}

  /** True when the permission is one to see, or to change, any objects of that kind. */
  static boolean reaches(Permission permission, Kind kind, boolean changing) {
    return (changing ? CHANGES : SEES).getOrDefault(permission, Map.of()).containsKey(kind);
  }

  /** True when one of these permissions lets the caller see, or change, that object. */
  static boolean holds(Who who, Collection<Permission> by, Thing thing, boolean changing) {
    return thing.real() && by.stream().anyMatch(permission -> {
      Reach reach = (changing ? CHANGES : SEES).getOrDefault(permission, Map.of()).get(thing.kind());
      return reach != null && within(who, reach, thing);
    });
  }

  /** True when the permissions reach, of that kind, the staff of one's own firm alone, and the caller manages nobody's. */
  static boolean managesNobody(Who who, Collection<Permission> by, Kind kind, boolean changing) {
    return !who.owns() && by.stream().allMatch(permission -> (changing ? CHANGES : SEES).get(permission).get(kind) == Reach.OWNED_FIRM);
  }

  /** True when the caller may see that object at all, by whatever permission. */
  static boolean sees(Who who, Thing thing) {
    return thing.owner().filter(who::equals).isPresent() || holds(who, who.permissions(), thing, false);
  }

  /** True when the list is open to the caller, be it only for a part of it. */
  static boolean opens(Who who, String list) {
    return LISTS.get(list).stream().anyMatch(who.permissions()::contains);
  }

  /** True when the caller may let the house remember a phone: a door is no desk. */
  static boolean mayRemember(Who who) {
    return who.ofFirm() || who == Who.OFFICIAL;
  }

  private static boolean within(Who who, Reach reach, Thing thing) {
    boolean ownAuthority = who.ofAuthority() && thing.authority().orElse(-1) == Who.SIDE;
    return switch (reach) {
      case OWN_FIRM -> who.ofFirm() && thing.firm().orElse(-1) == Who.SIDE;
      case OWNED_FIRM -> who.owns() && thing.firm().orElse(-1) == Who.SIDE;
      case OWN_AUTHORITY -> ownAuthority;
      case OWN_AUTHORITY_OR_ANY -> !who.ofAuthority() || ownAuthority;
      case ALL -> true;
    };
  }

  private static void sees(Permission permission, Reach reach, Kind... kinds) {
    for (Kind kind : kinds) {
      SEES.computeIfAbsent(permission, any -> new EnumMap<>(Kind.class)).put(kind, reach);
    }
  }

  /** Who may change a thing may see it. */
  private static void changes(Permission permission, Reach reach, Kind... kinds) {
    sees(permission, reach, kinds);
    for (Kind kind : kinds) {
      CHANGES.computeIfAbsent(permission, any -> new EnumMap<>(Kind.class)).put(kind, reach);
    }
  }
}
