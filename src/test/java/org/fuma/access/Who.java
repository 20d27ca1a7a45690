package org.fuma.access;

import java.util.Optional;
import java.util.Set;

/** Who calls: nobody, and an account of each role. Firm, authority and certificate are those of the world's first side. */
enum Who {
  NOBODY(Optional.empty()),
  OWNER(Optional.of(Role.ENTERPRISE)),
  STAFF(Optional.of(Role.ENTERPRISE)),
  OFFICIAL(Optional.of(Role.OFFICIAL)),
  LEAD(Optional.of(Role.AUTHORITY_LEAD)),
  ADMINISTRATOR(Optional.of(Role.ADMINISTRATOR)),
  SUPERVISOR(Optional.of(Role.SUPERVISOR)),
  AUDITOR(Optional.of(Role.AUDITOR));

  /** The side of the world that callers belong to. */
  static final int SIDE = 0;

  private final Optional<Role> role;

  Who(Optional<Role> role) {
    this.role = role;
  }

  Optional<Role> role() {
    return role;
  }

  Set<Permission> permissions() {
    return role.map(Role::permissions).orElse(Set.of());
  }

  /** True for who manages the accounts of the firm's staff. */
  boolean owns() {
    return this == OWNER;
  }

  boolean ofFirm() {
    return role.filter(Role.ENTERPRISE::equals).isPresent();
  }

  boolean ofAuthority() {
    return role.filter(Role::ofAuthority).isPresent();
  }
}
