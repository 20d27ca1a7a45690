package org.fuma.access;

import java.util.Set;
import org.fuma.text.Masks;

/** One line of the list of accounts. */
public record AccountRow(long id, String username, String displayName, Set<Role> roles, AccountState state) {

  static AccountRow of(Account account) {
    return new AccountRow(account.id(), account.username(), account.displayName(), account.roles(), account.state());
  }

  /** The person's name as lists show it. */
  public String maskedName() {
    return Masks.name(displayName);
  }
}
