package org.fuma.access;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.fuma.web.Failure;

/**
 * Who acts: an account as the database knows it, at most seconds ago. Nothing of it comes from the client.
 *
 * @param enterprises the firms that the account speaks for
 * @param owned       those of them whose staff's accounts it manages
 * @param authority   the authority that it belongs to
 * @param official    the certificate holder that it is
 * @param factorDue   true when its roles demand a second factor that this session lacks; it has no permission until then
 */
public record Actor(
    long account,
    String name,
    Set<Role> roles,
    Set<Permission> permissions,
    Set<Long> enterprises,
    Set<Long> owned,
    Optional<Long> authority,
    Optional<Long> official,
    boolean factorDue) {

  /** The account number under which the system itself acts: command line, sample city. */
  public static final long SYSTEM_ACCOUNT = 0;

  /** An actor with the permissions of its roles. */
  public static Actor of(
      long account, String name, Set<Role> roles, Set<Long> enterprises, Optional<Long> authority, Optional<Long> official) {
    EnumSet<Permission> permissions = EnumSet.noneOf(Permission.class);
    roles.forEach(role -> permissions.addAll(role.permissions()));
    return new Actor(account, name, Set.copyOf(roles), Set.copyOf(permissions), Set.copyOf(enterprises), Set.of(), authority, official, false);
  }

  /** The same, speaking for these firms and managing the staff of those that it owns. */
  Actor withFirms(Set<Long> all, Set<Long> ofItsOwn) {
    return new Actor(account, name, roles, permissions, Set.copyOf(all), Set.copyOf(ofItsOwn), authority, official, factorDue);
  }

  /** The same without any permission, until a second factor is there. */
  Actor withFactorDue() {
    return new Actor(account, name, roles, Set.of(), enterprises, owned, authority, official, true);
  }

  /** True when the account manages the accounts of that firm's staff. */
  public boolean owns(long enterprise) {
    return owned.contains(enterprise);
  }

  /** The system itself, for the command line and the sample city: what an administrator may. */
  public static Actor system() {
    return of(SYSTEM_ACCOUNT, "system", Set.of(Role.ADMINISTRATOR), Set.of(), Optional.empty(), Optional.empty());
  }

  /** True when the account may do it. */
  public boolean may(Permission permission) {
    return permissions.contains(permission);
  }

  /**
   * Demands a permission.
   *
   * @throws Failure.Forbidden when the account lacks it
   */
  public void require(Permission permission) {
    if (!may(permission)) {
      throw new Failure.Forbidden();
    }
  }

  /** True when its work is one that notices tell of; to all others they are no matter. */
  public boolean mayBeTold() {
    return may(Permission.COMPLAINT_FILE) || may(Permission.COMPLAINT_DECIDE) || may(Permission.QUESTION_ANSWER) || may(Permission.RATING_READ);
  }

  /** True when the account speaks for that firm. */
  public boolean speaksFor(long enterprise) {
    return enterprises.contains(enterprise);
  }

  /** True when the account belongs to that authority. */
  public boolean belongsTo(long other) {
    return authority.filter(own -> own == other).isPresent();
  }
}
