package org.fuma.access;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.fuma.store.Ids;
import org.fuma.web.Checks;
import org.fuma.web.Failure;
import org.fuma.web.Idempotency;

/** Makes new one-time links for accounts whose people lost the password, or the phone with the second factors too. */
@Singleton
public class AccountLinks {

  private final AccountScope scope;
  private final EntryLinks links;
  private final Consents consents;
  private final Idempotency idempotency;
  private final AccountEvents events;

  AccountLinks(AccountScope scope, EntryLinks links, Consents consents, Idempotency idempotency, AccountEvents events) {
    this.scope = scope;
    this.links = links;
    this.consents = consents;
    this.idempotency = idempotency;
    this.events = events;
  }

  private record Asking(String account, boolean lostPhone, String reason) {}

  /** What is kept for a retry. The link is not: it is shown once. */
  @Serdeable
  record Made(@Nullable String consent) {}

  /**
   * Makes a link, which ends older ones. For an account with a role that needs consent it is made when another administrator has consented.
   *
   * @param lostPhone true when the second factors are to be taken away as the link is used
   * @param reason    why, and how the person was recognised: for who has to consent, and where the phone is lost; else it may be empty
   * @return a retry gets no link
   * @throws Failure.NotFound  when there is no such account, or the actor may not know of it
   * @throws Failure.Forbidden when it is another's to manage
   * @throws Failure.Conflict  when the account is not active, or a request for consent is open for it
   */
  public MadeAccount make(Actor by, long id, boolean lostPhone, String reason, Optional<String> key) {
    Account seen = scope.manage(by, id).account();
    Checks checks = new Checks();
    boolean explained = needsConsent(by, seen) || lostPhone && by.account() != Actor.SYSTEM_ACCOUNT;
    String why = explained ? Reason.required(reason, checks) : Reason.optional(reason, checks);
    checks.done();
    AtomicReference<Optional<String>> link = new AtomicReference<>();
    Made made =
        idempotency.once(
            by.account(), key, new Asking(Ids.show(id), lostPhone, why), Made.class,
            () -> {
              AccountScope.Managed managed = scope.manage(by, id);
              if (managed.account().state() != AccountState.ACTIVE) {
                throw new Failure.Conflict("account.not-active");
              }
              if (needsConsent(by, managed.account())) {
                link.set(Optional.empty());
                return new Made(Ids.show(consents.ask(managed, ConsentWish.link(lostPhone), why)));
              }
              if (consents.pending(id).isPresent()) {
                throw new Failure.Conflict("consent.open-already");
              }
              link.set(Optional.of(links.make(managed, lostPhone, why)));
              return new Made(null);
            });
    if (link.get() != null && link.get().isPresent()) {
      events.record(by, AccountAct.LINKED.event(), id, lostPhone ? "lost-phone" : "");
    } else if (link.get() != null) {
      events.asked(by, id, made.consent(), ConsentAct.LINK);
    }
    return new MadeAccount(Ids.show(id), seen.username(), Optional.ofNullable(link.get()).flatMap(found -> found).orElse(null), made.consent());
  }

  /** True when another administrator has to consent to a link for the account. */
  boolean needsConsent(Actor by, Account account) {
    return by.account() != Actor.SYSTEM_ACCOUNT && account.needsConsent();
  }
}
