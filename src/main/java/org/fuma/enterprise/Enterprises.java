package org.fuma.enterprise;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.Permission;
import org.fuma.ledger.Erased;
import org.fuma.ledger.Erasures;
import org.fuma.ledger.Ledger;
import org.fuma.ledger.Sealed;
import org.fuma.store.Ids;
import org.fuma.store.Transactions;
import org.fuma.web.Failure;
import org.fuma.web.Idempotency;
import org.fuma.web.Message;

/** Enrols firms, changes what is known of them, and finds them. */
@Singleton
public class Enterprises {

  /** Firms to a page of the list. */
  public static final int PAGE = 50;

  static final String OBJECT = "enterprise";

  private final EnterpriseRepository repository;
  private final Liaisons liaisons;
  private final Ledger ledger;
  private final Idempotency idempotency;
  private final Transactions transactions;
  private final EnterpriseSearch search;
  private final NameIndex names;
  private final Erasures erasures;
  private final List<EnterpriseWatcher> watchers;

  Enterprises(
      EnterpriseRepository repository, Liaisons liaisons, Ledger ledger, Idempotency idempotency,
      Transactions transactions, EnterpriseSearch search, NameIndex names, Erasures erasures, List<EnterpriseWatcher> watchers) {
    this.search = search;
    this.names = names;
    this.watchers = watchers;
    this.erasures = erasures;
    this.repository = repository;
    this.liaisons = liaisons;
    this.ledger = ledger;
    this.idempotency = idempotency;
    this.transactions = transactions;
  }

  /**
   * Enrols a firm, once for each USCC for ever.
   *
   * @return the firm's id
   * @throws Failure.Invalid   when a field is refused, or the USCC is enrolled already (the message names the firm)
   * @throws Failure.Forbidden without {@link Permission#ENTERPRISE_ENROL}
   */
  public long enrol(Actor by, NewEnterprise asked, Optional<String> key) {
    by.require(Permission.ENTERPRISE_ENROL);
    EnterpriseChecks checks = new EnterpriseChecks();
    Optional<Uscc> uscc = checks.uscc(asked.uscc());
    Particulars particulars = checks.particulars(asked, liaisons::read);
    Contact contact = checks.contact(asked.contact(), asked.telephone());
    checks.done();
    return Ids.read(
            idempotency.once(by.account(), key, asked, String.class, () -> Ids.show(insert(by, uscc.orElseThrow(),
                particulars, contact))))
        .orElseThrow();
  }

  /**
   * Changes what is known of a firm.
   *
   * @param reason why; may be empty unless grade or batch change
   * @throws Failure.Conflict when somebody else changed the firm since that version
   * @throws Failure.NotFound when there is no such firm
   */
  public void change(Actor by, long id, Changed asked, String reason) {
    by.require(Permission.ENTERPRISE_ENROL);
    see(by, id);
    EnterpriseChecks checks = new EnterpriseChecks();
    NewEnterprise fields =
        new NewEnterprise(
            "", asked.name(), asked.district(), asked.address(), asked.contact(), asked.telephone(), asked.batch(),
                asked.grade(),
            asked.liaison());
    Particulars particulars = checks.particulars(fields, liaisons::read);
    Contact contact = checks.contact(asked.contact(), asked.telephone());
    String why = checks.note(reason);
    checks.done();
    transactions.run(
        () -> {
          Enterprise before = repository.find(id).orElseThrow(Failure.NotFound::new);
          if (!repository.change(id, asked.version(), particulars)) {
            throw new Failure.Conflict("enterprise.changed-meanwhile");
          }
          boolean regraded = !before.grade().equals(particulars.grade()) || !before.batch().equals(particulars.batch());
          if (regraded && why.isEmpty()) {
            throw new Failure.Invalid(Map.of("reason", Message.of("check.reason-grade")));
          }
          if (!before.name().equals(particulars.name())) {
            names.replace(id, before.name(), particulars.name());
          }
          boolean sameContact = repository.contact(id).orElse(Contact.NONE).equals(contact);
          record(by, "enterprise.changed", before, before.state(), particulars, sameContact ? Optional.empty()
              : Optional.of(contact), why);
          // After the entry, so that a code that is issued at this moment is either seen here or begins after the renaming.
          if (!before.name().equals(particulars.name())) {
            watchers.forEach(watcher -> watcher.renamed(List.of(id)));
          }
        });
  }

  /**
   * Moves a firm to another state, along {@link EnterpriseState#next}.
   *
   * @throws Failure.Invalid  when the reason is missing
   * @throws Failure.Conflict when the firm's state does not lead there (any more)
   */
  public void move(Actor by, long id, EnterpriseState to, String reason) {
    by.require(Permission.ENTERPRISE_ENROL);
    see(by, id);
    EnterpriseChecks checks = new EnterpriseChecks();
    String why = checks.reason(reason);
    checks.done();
    transactions.run(
        () -> {
          EnterpriseState from = repository.find(id).orElseThrow(Failure.NotFound::new).state();
          if (!from.next().contains(to) || !repository.move(id, from, to)) {
            throw new Failure.Conflict("enterprise.cannot-move");
          }
          // Read again: the row is ours now, and another's change may have come between.
          Enterprise now = repository.find(id).orElseThrow();
          record(by, "enterprise.moved", now, to, now.particulars(), Optional.empty(), why);
        });
  }

  /** The firm of that id, whoever asks; for other rooms. */
  public Optional<Enterprise> find(long id) {
    return repository.find(id);
  }

  /** The firm that is enrolled under that USCC, whoever asks; for other rooms. */
  public Optional<Enterprise> byUscc(Uscc uscc) {
    return repository.byUscc(uscc);
  }

  /**
   * The firm, for who may see it: {@link Permission#ENTERPRISE_READ}, or it is the actor's own.
   *
   * @throws Failure.NotFound when there is none, or it is not the actor's to see
   */
  public Enterprise see(Actor by, long id) {
    if (!by.may(Permission.ENTERPRISE_READ) && !by.speaksFor(id)) {
      throw new Failure.NotFound();
    }
    return repository.find(id).orElseThrow(Failure.NotFound::new);
  }

  /** A page of firms, latest enrolment first, below that id. */
  public List<EnterpriseRow> list(Actor by, EnterpriseFilter filter, Optional<Long> below) {
    by.require(Permission.ENTERPRISE_READ);
    return repository.list(search.find(filter, below.orElse(Long.MAX_VALUE), PAGE), PAGE);
  }

  /** How many firms the selection holds now. */
  public long count(Actor by, Selection selection) {
    by.require(Permission.ENTERPRISE_READ);
    return repository.count(search.counted(selection));
  }

  /** The selection's firms, latest enrolment first, below that id: so a long selection is walked page by page. */
  public List<Enterprise> pick(Actor by, Selection selection, long below, int most) {
    by.require(Permission.ENTERPRISE_READ);
    return repository.pick(search.find(selection, below, most), most);
  }

  /** True when {@link #contact} will answer. */
  public boolean mayReach(Actor by, long id) {
    return by.may(Permission.ENTERPRISE_ENROL) || by.speaksFor(id);
  }

  /**
   * Whom to reach at the firm; personal, so only for who enrols firms and for the firm itself.
   *
   * @throws Failure.Forbidden for anybody else who may see the firm
   */
  public Contact contact(Actor by, long id) {
    see(by, id);
    if (!mayReach(by, id)) {
      throw new Failure.Forbidden();
    }
    return repository.contact(id).orElse(Contact.NONE);
  }

  /** That the contact in force was erased, and on what ground. */
  Optional<Erased> contactErased(long id) {
    return repository.contactRow(id).flatMap(row -> erasures.of("enterprise_content", row));
  }

  /** Whom to reach at the firm, whoever asks; for other rooms that compare it with something, or let a supervisor call there. */
  public Contact contact(long id) {
    return repository.contact(id).orElse(Contact.NONE);
  }

  /** Every name that the firm has had, whoever asks; for other rooms that look for it in a text. */
  public List<String> names(long id) {
    return repository.steps(id).stream().map(EnterpriseStep::name).distinct().toList();
  }

  /** Every change of the firm, oldest first. */
  public List<EnterpriseStep> history(Actor by, long id) {
    see(by, id);
    return repository.steps(id);
  }

  private long insert(Actor by, Uscc uscc, Particulars particulars, Contact contact) {
    long id = Ids.next();
    repository.byUscc(uscc).ifPresent(Enterprises::refuseTwice);
    try {
      repository.insert(id, uscc, ledger.now(), particulars);
    } catch (RuntimeException refused) {
      if (Transactions.duplicate(refused, "enterprise_uscc")) {
        repository.byUscc(uscc).ifPresent(Enterprises::refuseTwice);
      }
      throw refused;
    }
    names.add(Map.of(id, particulars.name()));
    Enterprise enrolled = repository.find(id).orElseThrow();
    Optional<Contact> given = contact.equals(Contact.NONE) ? Optional.empty() : Optional.of(contact);
    record(by, "enterprise.enrolled", enrolled, EnterpriseState.ACTIVE, particulars, given, "");
    return id;
  }

  private static void refuseTwice(Enterprise enrolled) {
    throw new Failure.Invalid(Map.of("uscc", Message.of("check.uscc-enrolled", enrolled.name(),
        Ids.show(enrolled.id()))));
  }

  private void record(
      Actor by, String kind, Enterprise of, EnterpriseState state, Particulars is, Optional<Contact> contact,
          String reason) {
    byte[] contentSalt = ledger.salt();
    Optional<byte[]> contentHash = contact.map(person -> ledger.hash(contentSalt, person.text()));
    Map<String, Object> facts = EnterpriseFacts.of(of.id(), of.uscc(), of.enrolledAt(), state, is, contentHash, reason);
    Sealed step = ledger.append(kind, OBJECT, of.id(), by.account(), facts);
    repository.step(step, of.id(), state, is, contentHash, reason, by.account());
    contact.ifPresent(person -> repository.content(step.id(), contentSalt, of.id(), person));
  }
}
