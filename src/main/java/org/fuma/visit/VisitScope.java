package org.fuma.visit;

import java.util.Set;
import java.util.function.LongPredicate;
import org.fuma.access.Actor;
import org.fuma.access.Permission;
import org.fuma.web.Failure;

/** Which visits an account may see. */
sealed interface VisitScope {

  /** Every visit. */
  record All() implements VisitScope {}

  /** Those that one authority led or joined. */
  record OfAuthority(long authority) implements VisitScope {}

  /** Those to these firms. */
  record ToFirms(Set<Long> enterprises) implements VisitScope {}

  /**
   * The widest scope that the account has.
   *
   * @throws Failure.Forbidden when it may see no visits at all
   */
  static VisitScope of(Actor actor) {
    if (actor.may(Permission.VISIT_READ_ALL)) {
      return new All();
    }
    if (actor.may(Permission.VISIT_READ_AUTHORITY) && actor.authority().isPresent()) {
      return new OfAuthority(actor.authority().get());
    }
    if (actor.may(Permission.VISIT_READ_OWN)) {
      return new ToFirms(actor.enterprises());
    }
    throw new Failure.Forbidden();
  }

  /** True when a visit that the authority led to that firm is within. */
  default boolean holds(long authority, long enterprise) {
    return switch (this) {
      case All all -> true;
      case OfAuthority own -> own.authority() == authority;
      case ToFirms own -> own.enterprises().contains(enterprise);
    };
  }

  /** True when a visit that others led is within, because the scope's authority is among those that joined it. */
  default boolean joined(LongPredicate among) {
    return this instanceof OfAuthority own && among.test(own.authority());
  }
}
