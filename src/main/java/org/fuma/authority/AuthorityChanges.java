package org.fuma.authority;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.fuma.access.Actor;
import org.fuma.access.Permission;
import org.fuma.ledger.Ledger;
import org.fuma.store.Transactions;
import org.fuma.web.Checks;
import org.fuma.web.Failure;

/** Changes how authorities stand on the published list. Each change is a step with its reason. */
@Singleton
public class AuthorityChanges {

  private final AuthorityRepository repository;
  private final Authorities authorities;
  private final Ledger ledger;
  private final Transactions transactions;

  AuthorityChanges(AuthorityRepository repository, Authorities authorities, Ledger ledger, Transactions transactions) {
    this.repository = repository;
    this.authorities = authorities;
    this.ledger = ledger;
    this.transactions = transactions;
  }

  /**
   * Strikes an authority off the list, or puts it back. What it did before stays on record.
   *
   * @throws Failure.Conflict  when it stands so already, or somebody else changed it meanwhile
   * @throws Failure.Invalid   without a reason
   * @throws Failure.Forbidden without {@link Permission#AUTHORITY_CREATE}
   */
  public void move(Actor by, long id, AuthorityMove move, String reason) {
    by.require(Permission.AUTHORITY_CREATE);
    int version = repository.version(id).orElseThrow(Failure.NotFound::new);
    Authority before = repository.authority(id).orElseThrow(Failure.NotFound::new);
    String why = why(new Checks(), reason);
    if (before.listed() == move.listed()) {
      throw standsSo(move);
    }
    change(by, standing(before, move.listed(), before.districts(), before.entrustedBy()), version, why);
  }

  /**
   * Says where an authority on the list may act from now on, and on whose behalf.
   *
   * @param given districts as codes with commas between them, and {@code entrustedBy}
   * @throws Failure.Conflict  when it is not on the list, or somebody else changed it meanwhile
   * @throws Failure.Invalid   when a field is refused
   * @throws Failure.Forbidden without {@link Permission#AUTHORITY_CREATE}
   */
  public void assign(Actor by, long id, UnaryOperator<String> given, String reason) {
    by.require(Permission.AUTHORITY_CREATE);
    int version = repository.version(id).orElseThrow(Failure.NotFound::new);
    Authority before = repository.authority(id).orElseThrow(Failure.NotFound::new);
    Checks checks = new Checks();
    NewAuthority.Jurisdiction read = NewAuthority.Jurisdiction.read(checks, before.kind(), before.level(), given);
    String why = why(checks, reason);
    authorities.requireKnown(read);
    if (!before.listed()) {
      throw new Failure.Conflict("authorities.not-listed");
    }
    change(by, standing(before, true, read.districts(), read.entrustedBy()), version, why);
  }

  /** What became of an authority on the list, the latest first. */
  List<AuthorityStep> history(long authority) {
    return repository.steps(authority);
  }

  /** @param version the head's version that was read before anything else: what was decided by is what is changed */
  private void change(Actor by, Authority after, int version, String reason) {
    transactions.run(() -> {
      if (!repository.change(after, version)) {
        throw new Failure.Conflict("authorities.changed-meanwhile");
      }
      AuthorityStep step =
          new AuthorityStep(after.id(), after.listed(), after.districts(), after.entrustedBy(), reason, by.account(), ledger.now());
      repository.add(step, ledger.append("authority.standing", "authority", after.id(), by.account(), Facts.standing(step)));
    });
  }

  private static Failure.Conflict standsSo(AuthorityMove move) {
    return new Failure.Conflict("authorities.conflict-" + move.path());
  }

  private static String why(Checks checks, String reason) {
    String why = checks.required("reason", reason, 2, 200);
    checks.done();
    return why;
  }

  private static Authority standing(Authority authority, boolean listed, Set<String> districts, String entrustedBy) {
    return new Authority(
        authority.id(), authority.name(), authority.kind(), authority.level(), authority.telephone(), listed, districts, entrustedBy);
  }
}
