package org.fuma.access;

import java.util.Optional;
import org.fuma.web.Checks;

/**
 * Which accounts are listed.
 *
 * @param name how the sign-in name begins; empty for any
 */
record AccountFilter(Optional<Role> role, Optional<AccountState> state, String name) {

  static final AccountFilter ALL = new AccountFilter(Optional.empty(), Optional.empty(), "");

  /**
   * Reads what a person or a program typed.
   *
   * @throws org.fuma.web.Failure.Invalid when a role or a state is none
   */
  static AccountFilter read(String role, String state, String name) {
    Checks checks = new Checks();
    AccountFilter filter =
        new AccountFilter(
            checks.oneOf("role", role, Role.class), checks.oneOf("state", state, AccountState.class),
            Accounts.tidyName(checks.optional("name", name, 64)));
    checks.done();
    return filter;
  }
}
