package org.fuma.access;

import io.micronaut.context.BeanProvider;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fuma.store.Sql;

/** Knows of an account what its password must not hold, and how long it has to be. */
@Singleton
public class PasswordOwners {

  private final Sql sql;
  private final Actors actors;
  private final BeanProvider<SecondFactors> factors;
  private final BeanProvider<FirmNames> firms;

  PasswordOwners(Sql sql, Actors actors, BeanProvider<SecondFactors> factors, BeanProvider<FirmNames> firms) {
    this.sql = sql;
    this.actors = actors;
    this.factors = factors;
    this.firms = firms;
  }

  /** The person behind the account; empty when there is no such account. */
  public Optional<Passwords.Person> of(long account) {
    return of(account, false);
  }

  /** The same as it will be when the account's second factors are gone. */
  Optional<Passwords.Person> withoutFactors(long account) {
    return of(account, true);
  }

  /** Somebody who is about to get an account of that firm. */
  Passwords.Person newcomer(String username, String displayName, long enterprise) {
    return new Passwords.Person(username, displayName, firms.get().of(List.of(enterprise)), Passwords.LEAST);
  }

  private Optional<Passwords.Person> of(long account, boolean factorsGone) {
    return sql.first(
        row ->
            new Passwords.Person(
                row.getString("username"), row.getString("display_name"), List.of(), least(account, Role.read(row.getString("roles")), factorsGone)),
        "SELECT a.username, a.display_name, h.roles FROM account a JOIN account_head h ON h.id = a.id WHERE a.id = ?", account)
        .map(person -> new Passwords.Person(person.username(), person.displayName(), firmsOf(account), person.least()));
  }

  /** A desk can do nothing before it has a second factor, so its password may be as short as if it had one. */
  private int least(long account, Set<Role> roles, boolean factorsGone) {
    boolean compulsory = actors.factorCompulsory() && roles.stream().anyMatch(Role::desk);
    return compulsory || !factorsGone && !factors.get().of(account).isEmpty() ? Passwords.LEAST_WITH_FACTOR : Passwords.LEAST;
  }

  private List<String> firmsOf(long account) {
    return firms.get().of(
        sql.list(row -> row.getLong(1), "SELECT enterprise_id FROM account_enterprise WHERE account_id = ? AND ended_at IS NULL", account));
  }
}
