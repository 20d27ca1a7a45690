package org.fuma.access;

import static org.fuma.access.Permission.ACCOUNT_CREATE;
import static org.fuma.access.Permission.ACCOUNT_AUTHORITY;
import static org.fuma.access.Permission.ACCOUNT_FIRM;
import static org.fuma.access.Permission.ACCOUNT_READ;
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
import static org.fuma.access.Permission.SECURITY_EVENT_READ;
import static org.fuma.access.Permission.ALERT_CLOSE;
import static org.fuma.access.Permission.ALERT_READ;
import static org.fuma.access.Permission.LEDGER_READ;
import static org.fuma.access.Permission.PLAN_DECIDE;
import static org.fuma.access.Permission.PLAN_FILE;
import static org.fuma.access.Permission.PLAN_READ;
import static org.fuma.access.Permission.QUESTION_ANSWER;
import static org.fuma.access.Permission.RATING_GIVE;
import static org.fuma.access.Permission.RATING_READ;
import static org.fuma.access.Permission.RATING_TOTALS;
import static org.fuma.access.Permission.RULES_CHANGE;
import static org.fuma.access.Permission.RULES_READ;
import static org.fuma.access.Permission.VISIT_CONFIRM;
import static org.fuma.access.Permission.VISIT_ENTER_LATE;
import static org.fuma.access.Permission.VISIT_LOG;
import static org.fuma.access.Permission.VISIT_READ_ALL;
import static org.fuma.access.Permission.VISIT_READ_AUTHORITY;
import static org.fuma.access.Permission.VISIT_READ_OWN;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The six roles, each a set of permissions (design.md §4). */
public enum Role {
  /** Speaks for one or more firms. */
  ENTERPRISE(ACCOUNT_FIRM, ENTERPRISE_OWN, VISIT_READ_OWN, VISIT_CONFIRM, COMPLAINT_FILE, RATING_GIVE),
  /** Inspects for one authority under a certificate. */
  OFFICIAL(AUTHORITY_READ, CODE_SCAN, VISIT_LOG, VISIT_READ_AUTHORITY, PLAN_READ, RATING_TOTALS),
  /** Leads an authority. */
  AUTHORITY_LEAD(ACCOUNT_AUTHORITY, AUTHORITY_READ, AUTHORITY_STAFF, CODE_SCAN, VISIT_LOG, VISIT_READ_AUTHORITY, PLAN_READ, PLAN_FILE,
      QUESTION_ANSWER, RATING_TOTALS),
  /** Enrols firms; makes codes, authorities, accounts. */
  ADMINISTRATOR(
      ACCOUNT_READ, ACCOUNT_CREATE, AUTHORITY_READ, AUTHORITY_CREATE, AUTHORITY_STAFF, ENTERPRISE_READ, ENTERPRISE_ENROL, CODE_ISSUE),
  /** Watches visits and decides complaints. */
  SUPERVISOR(
      AUTHORITY_READ, ENTERPRISE_READ, VISIT_READ_ALL, VISIT_ENTER_LATE, PLAN_READ, PLAN_DECIDE, RULES_READ, RULES_CHANGE, ALERT_READ, ALERT_CLOSE, COMPLAINT_DECIDE,
      RATING_READ, RATING_TOTALS),
  /** Reads and changes nothing. */
  AUDITOR(ACCOUNT_READ, SECURITY_EVENT_READ, AUTHORITY_READ, ENTERPRISE_READ, VISIT_READ_ALL, PLAN_READ, RULES_READ, ALERT_READ, RATING_TOTALS, LEDGER_READ);

  private static final List<Set<Role>> APART =
      List.of(
          EnumSet.of(ADMINISTRATOR, SUPERVISOR),
          EnumSet.of(ADMINISTRATOR, AUDITOR),
          EnumSet.of(SUPERVISOR, AUDITOR),
          EnumSet.of(ENTERPRISE, OFFICIAL),
          EnumSet.of(ENTERPRISE, AUTHORITY_LEAD),
          EnumSet.of(ENTERPRISE, ADMINISTRATOR),
          EnumSet.of(ENTERPRISE, SUPERVISOR),
          EnumSet.of(ENTERPRISE, AUDITOR),
          EnumSet.of(OFFICIAL, AUDITOR),
          EnumSet.of(AUTHORITY_LEAD, AUDITOR),
          EnumSet.of(OFFICIAL, SUPERVISOR),
          EnumSet.of(AUTHORITY_LEAD, SUPERVISOR));

  private final Set<Permission> permissions;

  Role(Permission... permissions) {
    this.permissions = Collections.unmodifiableSet(EnumSet.copyOf(Arrays.asList(permissions)));
  }

  /** What the role may do. */
  public Set<Permission> permissions() {
    return permissions;
  }

  /** True when the role belongs to an authority. */
  public boolean ofAuthority() {
    return this == OFFICIAL || this == AUTHORITY_LEAD;
  }

  /** True for a role that works at a desk: a second factor is compulsory, and its sessions end when they are not used. */
  public boolean desk() {
    return this == ADMINISTRATOR || this == SUPERVISOR || this == AUDITOR || this == AUTHORITY_LEAD;
  }

  /** True for a role that one administrator alone cannot grant. */
  public boolean needsConsent() {
    return this == ADMINISTRATOR || this == SUPERVISOR || this == AUDITOR;
  }

  /** True when one account may hold all of these at once. */
  public static boolean compatible(Set<Role> roles) {
    return APART.stream().noneMatch(roles::containsAll);
  }

  static String write(Set<Role> roles) {
    return roles.stream().sorted().map(Role::name).collect(Collectors.joining(","));
  }

  static Set<Role> read(String written) {
    return Arrays.stream(written.split(",")).filter(name -> !name.isEmpty()).map(Role::valueOf).collect(Collectors.toUnmodifiableSet());
  }
}
