package org.fuma.access;

import io.micronaut.transaction.TransactionDefinition;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.fuma.ledger.Ledger;
import org.fuma.ledger.Sealed;
import org.fuma.store.Ids;
import org.fuma.store.ServiceClock;
import org.fuma.store.Transactions;
import org.fuma.web.Failure;

/**
 * What one administrator asks for and another consents to, so that nobody makes a watcher alone: roles that need consent, and new ways into
 * accounts that hold them. An account has one open request at most.
 */
@Singleton
class Consents {

  static final int PAGE = 50;

  /** For so long nobody consents to what is asked by who opened their account. */
  private static final Duration APART = Duration.ofHours(24);

  private static final String OBJECT = "consent";

  private final ConsentRecords records;
  private final AccountScope scope;
  private final AccountRecords accounts;
  private final AccountChanges changes;
  private final Administrators administrators;
  private final EntryLinks links;
  private final Actors actors;
  private final Ledger ledger;
  private final Transactions transactions;
  private final ServiceClock clock;
  private final AccountEvents events;

  Consents(
      ConsentRecords records, AccountScope scope, AccountRecords accounts, AccountChanges changes, Administrators administrators, EntryLinks links,
      Actors actors, Ledger ledger, Transactions transactions, ServiceClock clock, AccountEvents events) {
    this.records = records;
    this.scope = scope;
    this.accounts = accounts;
    this.changes = changes;
    this.administrators = administrators;
    this.links = links;
    this.actors = actors;
    this.ledger = ledger;
    this.transactions = transactions;
    this.clock = clock;
    this.events = events;
  }

  /** Requests on a page: those that may be answered first. */
  record Page(List<Consent> rows, Optional<ConsentPlace> next) {}

  /**
   * Asks, in the running transaction. A request that nobody answered in time makes room for it.
   *
   * @return the request's id
   * @throws Failure.Conflict when the account has an open request, or was changed meanwhile
   */
  @Transactional(propagation = TransactionDefinition.Propagation.MANDATORY)
  long ask(AccountScope.Managed managed, ConsentWish wish, String reason) {
    Account account = managed.account();
    long by = managed.by().account();
    scope.confirm(managed.by());
    records.ofAccount(account.id())
        .filter(before -> !before.openAt(clock.instant()))
        .ifPresent(before -> end(before, ConsentState.EXPIRED, "", by));
    long id = Ids.next();
    Sealed sealed = ledger.append("consent.asked", OBJECT, id, by, facts(id, account, wish, reason));
    records.insert(sealed, id, account.id(), wish, reason, by);
    // So that what changes the account at this moment and what is asked for it do not pass one another.
    if (!accounts.move(account, account)) {
      throw new Failure.Conflict("account.changed-meanwhile");
    }
    return id;
  }

  /** The account's request that may be answered. */
  Optional<Consent> pending(long account) {
    return records.ofAccount(account).filter(consent -> consent.openAt(clock.instant()));
  }

  /**
   * Consents, and does what was asked for.
   *
   * @return the account, with a one-time link
   * @throws Failure.NotFound when there is no such request
   * @throws Failure.Conflict when it was answered, withdrawn or has expired; when the actor asked for it or it is the actor's own account; when who
   *     asked is no administrator any more, or opened the actor's own account within a day; when the account is not active
   */
  MadeAccount give(Actor by, long id, String reason) {
    by.require(Permission.ACCOUNT_CREATE);
    see(by, id);
    String why = Reason.required(reason);
    String unusable = links.unusable();
    AtomicReference<Consent> given = new AtomicReference<>();
    MadeAccount made =
        transactions.write(
            () -> {
              administrators.hold();
              Consent consent = answerable(by, id);
              if (!isAdministrator(consent.asker())) {
                throw new Failure.Conflict("consent.asker-gone");
              }
              if (accounts.handledSince(by.account(), consent.asker(), clock.instant().minus(APART))) {
                throw new Failure.Conflict("consent.too-close");
              }
              end(consent, ConsentState.GIVEN, why, by.account());
              given.set(consent);
              return new MadeAccount(Ids.show(consent.account()), consent.username(), fulfil(by, consent, unusable), null);
            });
    actors.forget(given.get().account());
    events.record(by, "consent.given", given.get().account(), "consent=" + Ids.show(id));
    return made;
  }

  /**
   * Refuses.
   *
   * @throws Failure.NotFound when there is no such request
   * @throws Failure.Conflict when it may not be answered, or not by the actor
   */
  void refuse(Actor by, long id, String reason) {
    by.require(Permission.ACCOUNT_CREATE);
    see(by, id);
    String why = Reason.required(reason);
    Consent refused =
        transactions.write(
            () -> {
              administrators.hold();
              Consent consent = answerable(by, id);
              end(consent, ConsentState.REFUSED, why, by.account());
              return consent;
            });
    events.record(by, "consent.refused", refused.account(), "consent=" + Ids.show(id));
  }

  /**
   * Takes the actor's own request back.
   *
   * @throws Failure.NotFound when there is no such request
   * @throws Failure.Conflict when it is another's, or was answered
   */
  void withdraw(Actor by, long id, String reason) {
    by.require(Permission.ACCOUNT_CREATE);
    see(by, id);
    String why = Reason.required(reason);
    Consent taken =
        transactions.write(
            () -> {
              Consent consent = open(by, id);
              if (consent.asker() != by.account()) {
                throw new Failure.Conflict("consent.not-yours");
              }
              end(consent, ConsentState.WITHDRAWN, why, by.account());
              return consent;
            });
    events.record(by, "consent.withdrawn", taken.account(), "consent=" + Ids.show(id));
  }

  /** A page of requests from that place on. */
  Page list(Actor by, ConsentPlace from) {
    by.require(Permission.ACCOUNT_READ);
    List<Consent> rows = new ArrayList<>();
    if (from.open()) {
      rows.addAll(records.list(true, clock.instant(), from.below(), PAGE + 1));
    }
    if (rows.size() <= PAGE) {
      rows.addAll(records.list(false, clock.instant(), from.open() ? Long.MAX_VALUE : from.below(), PAGE + 1 - rows.size()));
    }
    if (rows.size() <= PAGE) {
      return new Page(rows, Optional.empty());
    }
    Consent last = rows.get(PAGE - 1);
    return new Page(rows.subList(0, PAGE), Optional.of(new ConsentPlace(last.openAt(clock.instant()), last.id())));
  }

  /** How many requests may be answered. */
  int waiting(Actor by) {
    by.require(Permission.ACCOUNT_READ);
    return records.open(clock.instant());
  }

  /**
   * The request.
   *
   * @throws Failure.NotFound when there is none
   */
  Consent see(Actor by, long id) {
    by.require(Permission.ACCOUNT_READ);
    return records.find(id).orElseThrow(Failure.NotFound::new);
  }

  /** Its answers. */
  List<Consent.Step> history(Actor by, long id) {
    return records.history(see(by, id).id());
  }

  /** True when the actor may give or refuse it. */
  boolean mayAnswer(Actor by, Consent consent) {
    return by.may(Permission.ACCOUNT_CREATE) && consent.openAt(clock.instant()) && consent.asker() != by.account() && consent.account() != by.account();
  }

  /** True when the actor may take it back. */
  boolean mayWithdraw(Actor by, Consent consent) {
    return by.may(Permission.ACCOUNT_CREATE) && consent.openAt(clock.instant()) && consent.asker() == by.account();
  }

  private Consent answerable(Actor by, long id) {
    Consent consent = open(by, id);
    if (consent.asker() == by.account()) {
      throw new Failure.Conflict("consent.own-request");
    }
    if (consent.account() == by.account()) {
      throw new Failure.Conflict("consent.own-account");
    }
    return consent;
  }

  private Consent open(Actor by, long id) {
    scope.confirm(by);
    Consent consent = records.find(id).orElseThrow(Failure.NotFound::new);
    if (!consent.openAt(clock.instant())) {
      throw new Failure.Conflict(consent.state() == ConsentState.OPEN ? "consent.expired" : "consent.answered");
    }
    return consent;
  }

  private boolean isAdministrator(long account) {
    return accounts.find(account).filter(Account::activeAdministrator).isPresent();
  }

  /** What the account had before is known to who asked, perhaps: a role that needs consent begins with a new way in, given to who consents. */
  private String fulfil(Actor by, Consent consent, String unusable) {
    AccountScope.Managed managed = scope.administer(by, consent.account());
    if (managed.account().state() != AccountState.ACTIVE) {
      throw new Failure.Conflict("account.not-active");
    }
    if (consent.act() != ConsentAct.LINK) {
      Account after = managed.account().with(consent.roles(), consent.authority(), consent.official());
      managed = managed.after(changes.change(managed, AccountAct.ROLES, after, consent.reason(), Optional.empty()).after());
      links.shut(consent.account(), unusable);
    }
    return links.make(managed, consent.resetsFactors(), consent.reason());
  }

  private void end(Consent consent, ConsentState as, String reason, long by) {
    if (!records.end(consent.id(), as)) {
      throw new Failure.Conflict("consent.answered");
    }
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("consent", Ids.show(consent.id()));
    facts.put("account", Ids.show(consent.account()));
    facts.put("state", as.name());
    facts.put("reason", reason);
    records.step(ledger.append("consent." + as.name().toLowerCase(Locale.ROOT), OBJECT, consent.id(), by, facts), consent.id(), as, reason, by);
  }

  private static Map<String, Object> facts(long id, Account account, ConsentWish wish, String reason) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("consent", Ids.show(id));
    facts.put("account", Ids.show(account.id()));
    facts.put("act", wish.act().name());
    facts.put("roles", Role.write(wish.roles()));
    facts.put("authority", wish.authority().map(Ids::show).orElse(null));
    facts.put("official", wish.official().map(Ids::show).orElse(null));
    facts.put("resetsFactors", wish.resetsFactors());
    facts.put("reason", reason);
    return facts;
  }
}
