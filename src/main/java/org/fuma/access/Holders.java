package org.fuma.access;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.fuma.store.Sql;

/** Finds the active accounts that may do something, to tell them of it. An account counts by its roles, whether or not it is signed in. */
@Singleton
public class Holders {

  private static final Map<Permission, List<String>> WRITTEN = written();

  private final Sql sql;

  Holders(Sql sql) {
    this.sql = sql;
  }

  /** Every active account that has the permission, by id. */
  public List<Long> of(Permission permission) {
    return find(permission, "", List.of());
  }

  /** The active accounts of that authority that have the permission, by id. */
  public List<Long> of(Permission permission, long authority) {
    return find(permission, " AND authority_id = ?", List.of(authority));
  }

  /** The active accounts that speak for that firm, by id. */
  public List<Long> ofFirm(long enterprise) {
    return sql.list(
        row -> row.getLong(1),
        "SELECT t.account_id FROM account_enterprise t JOIN account_head h ON h.id = t.account_id"
            + " WHERE t.enterprise_id = ? AND t.ended_at IS NULL AND h.state = 'ACTIVE' AND FIND_IN_SET('ENTERPRISE', h.roles) > 0 ORDER BY t.account_id",
        enterprise);
  }

  private List<Long> find(Permission permission, String more, List<Object> arguments) {
    List<String> roles = WRITTEN.get(permission);
    if (roles.isEmpty()) {
      return List.of();
    }
    List<Object> given = new ArrayList<>(roles);
    given.addAll(arguments);
    return sql.list(
        row -> row.getLong(1),
        "SELECT id FROM account_head WHERE roles IN (" + String.join(", ", Collections.nCopies(roles.size(), "?")) + ") AND state = 'ACTIVE'" + more
            + " ORDER BY id",
        given.toArray());
  }

  /** By permission: every set of roles that one account can have and that includes it, as the database has it written. */
  private static Map<Permission, List<String>> written() {
    Map<Permission, List<String>> all = new EnumMap<>(Permission.class);
    for (Permission permission : Permission.values()) {
      all.put(permission,
          IntStream.range(1, 1 << Role.values().length).mapToObj(Holders::roles).filter(Role::compatible)
              .filter(roles -> roles.stream().anyMatch(role -> role.permissions().contains(permission))).map(Role::write).toList());
    }
    return all;
  }

  private static Set<Role> roles(int bits) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    for (Role role : Role.values()) {
      if ((bits >> role.ordinal() & 1) == 1) {
        roles.add(role);
      }
    }
    return roles;
  }
}
