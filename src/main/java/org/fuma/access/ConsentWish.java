package org.fuma.access;

import java.util.Optional;
import java.util.Set;

/**
 * What is asked for.
 *
 * @param roles         the account's roles from then on; empty where they stay
 * @param resetsFactors true when the link takes the second factors away
 */
record ConsentWish(ConsentAct act, Set<Role> roles, Optional<Long> authority, Optional<Long> official, boolean resetsFactors) {

  static ConsentWish account(Accounts.NewAccount account) {
    return new ConsentWish(ConsentAct.ACCOUNT, account.roles(), account.authority(), account.official(), false);
  }

  static ConsentWish link(boolean resetsFactors) {
    return new ConsentWish(ConsentAct.LINK, Set.of(), Optional.empty(), Optional.empty(), resetsFactors);
  }
}
