package org.fuma.authority;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.Permission;
import org.fuma.ledger.Ledger;
import org.fuma.store.Ids;
import org.fuma.web.Checks;
import org.fuma.web.Failure;
import org.fuma.web.Idempotency;

/** Changes published items: a new version takes the place of the old one, or an item is withdrawn. What visits refer to stays as it was. */
@Singleton
public class ItemChanges {

  private final ItemRepository repository;
  private final Authorities authorities;
  private final Ledger ledger;
  private final Idempotency idempotency;

  ItemChanges(ItemRepository repository, Authorities authorities, Ledger ledger, Idempotency idempotency) {
    this.repository = repository;
    this.authorities = authorities;
    this.ledger = ledger;
    this.idempotency = idempotency;
  }

  private record Replacing(long item, NewItem by, String reason) {}

  private record Withdrawing(long item, String reason) {}

  /**
   * Publishes the next version of an item, under the same code; answers its id.
   *
   * @throws Failure.Conflict  when the version is not in force any more
   * @throws Failure.Invalid   when a field is refused, or nothing differs
   * @throws Failure.Forbidden without {@link Permission#AUTHORITY_STAFF}
   * @throws Failure.NotFound  when the authority has no such item, or the actor belongs to another
   */
  public long replace(Actor by, long authority, long id, NewItem asked, String reason, Optional<String> key) {
    InspectionItem before = staffed(by, authority, id);
    NewItem tidy = coded(asked, before.code()).tidied();
    String why = why(reason);
    String made = idempotency.once(by.account(), key, new Replacing(id, tidy, why), String.class, () -> {
      requireInForce(before);
      if (tidy.equals(NewItem.of(before))) {
        throw new Failure.Invalid("items.nothing-changed");
      }
      return Ids.show(replace(by, before, tidy, why));
    });
    return Ids.read(made).orElseThrow();
  }

  /**
   * Takes an item off the list.
   *
   * @throws Failure.Conflict  when the version is not in force any more
   * @throws Failure.Invalid   without a reason
   * @throws Failure.Forbidden without {@link Permission#AUTHORITY_STAFF}
   * @throws Failure.NotFound  when the authority has no such item, or the actor belongs to another
   */
  public void withdraw(Actor by, long authority, long id, String reason, Optional<String> key) {
    InspectionItem before = staffed(by, authority, id);
    String why = why(reason);
    idempotency.once(by.account(), key, new Withdrawing(id, why), String.class, () -> {
      requireInForce(before);
      withdraw(by, before, why);
      return "";
    });
  }

  /** Every version of an item, the latest first. */
  public List<InspectionItem> versions(InspectionItem item) {
    return repository.series(item.series());
  }

  /** How a version ended; empty while it is in force. */
  Optional<ItemStep> end(InspectionItem item) {
    return repository.end(item.id());
  }

  /** Replaces a version within the running transaction. */
  long replace(Actor by, InspectionItem before, NewItem said, String reason) {
    InspectionItem next = Editions.next(Ids.next(), before.authority(), said, Optional.of(before), ledger.now());
    end(by, new ItemStep(before.id(), ItemState.REPLACED, Optional.of(next.id()), reason, by.account()));
    repository.add(next, ledger.appendAll(by.account(), List.of(Facts.published(next))).getFirst());
    return next.id();
  }

  /** Withdraws a version within the running transaction. */
  void withdraw(Actor by, InspectionItem item, String reason) {
    end(by, new ItemStep(item.id(), ItemState.WITHDRAWN, Optional.empty(), reason, by.account()));
  }

  private void end(Actor by, ItemStep step) {
    if (!repository.end(step, ledger.appendAll(by.account(), List.of(Facts.ended(step))).getFirst())) {
      throw new Failure.Conflict("items.conflict-over");
    }
  }

  private InspectionItem staffed(Actor by, long authority, long id) {
    authorities.requireStaff(by, authority);
    return repository.item(id).filter(item -> item.authority() == authority).orElseThrow(Failure.NotFound::new);
  }

  private static void requireInForce(InspectionItem item) {
    if (!item.inForce()) {
      throw new Failure.Conflict("items.conflict-over");
    }
  }

  private static String why(String reason) {
    Checks checks = new Checks();
    String why = checks.required("reason", reason, 2, 200);
    checks.done();
    return why;
  }

  private static NewItem coded(NewItem said, String code) {
    return new NewItem(
        code, said.name(), said.legalBasis(), said.object(), said.content(), said.method(), said.yearlyCap(), said.office(), said.frequency(),
        said.sector());
  }
}
