package org.fuma.sample;

import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fuma.access.AccountLife;
import org.fuma.access.AccountMove;
import org.fuma.access.AccountRoles;
import org.fuma.access.Accounts;
import org.fuma.access.Actor;
import org.fuma.access.EntryLinks;
import org.fuma.access.Role;
import org.fuma.store.Ids;

/** Makes the sample city's accounts: one with a password for each role, and one without for everybody else who acts in its story. */
@Singleton
class SamplePeople {

  private static final String LETTERS = "23456789abcdefghjkmnpqrstvwxyz";
  private static final int GROUPS = 4;

  private final Accounts accounts;
  private final EntryLinks links;
  private final AccountLife life;
  private final AccountRoles roles;
  private final SecureRandom random = new SecureRandom();

  SamplePeople(Accounts accounts, EntryLinks links, AccountLife life, AccountRoles roles) {
    this.accounts = accounts;
    this.links = links;
    this.life = life;
    this.roles = roles;
  }

  /** An account of the city's own offices. */
  Actor office(String username, String name, Role role) {
    return account(username, name, role, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** An account of the city's own offices whose person is away, or gone. */
  void office(String username, String name, Role role, AccountMove move, String reason) {
    life.move(Actor.system(), office(username, name, role).account(), move, reason);
  }

  /** A supervisor of the city's who was at an authority before. */
  Actor moved(String username, String name, long authority, String reason) {
    Actor before = account(username, name, Role.AUTHORITY_LEAD, Optional.empty(), Optional.of(authority), Optional.empty());
    roles.change(
        Actor.system(), before.account(), new AccountRoles.Wanted(Set.of(Role.SUPERVISOR), Optional.empty(), Optional.empty()), reason, Optional.empty());
    return Actor.of(before.account(), name, Set.of(Role.SUPERVISOR), Set.of(), Optional.empty(), Optional.empty());
  }

  /** An account that speaks for a firm. */
  Actor firm(String username, String name, long enterprise) {
    return account(username, name, Role.ENTERPRISE, Optional.of(enterprise), Optional.empty(), Optional.empty());
  }

  /** An account of an authority's certificate holder, or of its lead. */
  Actor authority(String username, String name, Role role, long authority, long official) {
    return account(username, name, role, Optional.empty(), Optional.of(authority), Optional.of(official));
  }

  /** Gives accounts generated passwords; answers them by sign-in name, to be shown once. */
  SampleAccounts passwords(Map<String, Actor> byName) {
    Map<String, String> passwords = new LinkedHashMap<>();
    byName.forEach(
        (username, actor) -> {
          String password = password();
          links.givePassword(actor.account(), password);
          passwords.put(username, password);
        });
    return new SampleAccounts(passwords);
  }

  private Actor account(
      String username, String name, Role role, Optional<Long> enterprise, Optional<Long> authority, Optional<Long> official) {
    Accounts.NewAccount asked = new Accounts.NewAccount(username, name, Set.of(role), enterprise, authority, official);
    long id = Ids.read(accounts.create(Actor.system(), asked, Optional.empty()).id()).orElseThrow();
    return Actor.of(id, name, Set.of(role), enterprise.map(Set::of).orElse(Set.of()), authority, official);
  }

  /** 16 characters of an alphabet without look-alikes: 78 bits, and 19 characters with the hyphens. */
  private String password() {
    StringBuilder password = new StringBuilder();
    for (int i = 0; i < 4 * GROUPS; i++) {
      password.append(i > 0 && i % 4 == 0 ? "-" : "").append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return password.toString();
  }
}
