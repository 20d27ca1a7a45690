package org.fuma.enterprise;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.fuma.access.Actor;
import org.fuma.access.Permission;
import org.fuma.enterprise.EnrolmentRepository.Content;
import org.fuma.enterprise.EnrolmentRepository.Fresh;
import org.fuma.enterprise.EnrolmentRepository.Step;
import org.fuma.ledger.Ledger;
import org.fuma.ledger.Sealed;
import org.fuma.store.Ids;
import org.fuma.web.Failure;

/**
 * Takes a roster's lines into the register, a thousand at a time, in the caller's transaction. A line of a firm that is
 * not enrolled enrols it; what a line says anew of an enrolled firm changes it; a line that says nothing new writes
 * nothing. Several may do this at once over the same firms: each change is made once, and has one step.
 */
@Singleton
public class EnrolmentBatch {

  /** Lines to a batch. */
  public static final int MOST = 1_000;

  /** How often a firm may be changed under our eyes before we give up. */
  private static final int ROUNDS = 10;

  private final EnrolmentRepository repository;
  private final Liaisons liaisons;
  private final Ledger ledger;
  private final NameIndex names;
  private final List<EnterpriseWatcher> watchers;

  EnrolmentBatch(
      EnrolmentRepository repository, Liaisons liaisons, Ledger ledger, NameIndex names,
      List<EnterpriseWatcher> watchers) {
    this.repository = repository;
    this.liaisons = liaisons;
    this.ledger = ledger;
    this.names = names;
    this.watchers = watchers;
  }

  /** What a line comes to, when this is what is known of its firm. */
  private record Plan(Enrolment row, Optional<Enterprise> firm, Particulars is, Contact before, Contact contact) {

    boolean renames() {
      return firm.filter(known -> !known.name().equals(is.name())).isPresent();
    }

    boolean reaches() {
      return !contact.equals(before);
    }

    Enrolled told() {
      if (firm.isEmpty()) {
        return new Enrolled.New(row, is.district());
      }
      List<Enrolled.Change> changes = Differences.between(firm.get().particulars(), is, before, contact);
      return changes.isEmpty()
          ? new Enrolled.Unchanged(row, firm.get().id(), is.district())
          : new Enrolled.Changed(row, firm.get().id(), is.district(), changes);
    }
  }

  /** Checks for one file's lines. */
  public EnrolmentChecks checks() {
    return new EnrolmentChecks(liaisons);
  }

  /**
   * Says what the lines would do if they were taken now; writes nothing.
   *
   * @param usualBatch the batch of new firms whose line names none
   */
  public List<Enrolled> look(Actor by, List<Enrolment> rows, String usualBatch) {
    by.require(Permission.ENTERPRISE_ENROL);
    return plans(rows, usualBatch).stream().map(Plan::told).toList();
  }

  /**
   * Takes the lines, each of another firm, {@link #MOST} at most.
   *
   * @param usualBatch the batch of new firms whose line names none
   * @param reason     what the firms' steps give as reason, at most 200 characters
   * @return what was done, in no order
   * @throws Failure.Conflict when a firm is changed by others again and again
   */
  public List<Enrolled> write(Actor by, List<Enrolment> rows, String usualBatch, String reason) {
    by.require(Permission.ENTERPRISE_ENROL);
    List<Enrolled> done = new ArrayList<>();
    List<Enrolment> left = rows;
    for (int round = 0; !left.isEmpty(); round++) {
      if (round == ROUNDS) {
        throw new Failure.Conflict("enterprise.changed-meanwhile");
      }
      List<Enrolment> lost = new ArrayList<>();
      List<Plan> fresh = new ArrayList<>();
      List<Plan> changed = new ArrayList<>();
      for (Plan plan : plans(left, usualBatch)) {
        Enrolled told = plan.told();
        switch (told) {
          case Enrolled.New enrolled -> fresh.add(plan);
          case Enrolled.Changed other -> changed.add(plan);
          case Enrolled.Unchanged same -> done.add(same);
        }
      }
      enrol(by, fresh, reason, done, lost);
      change(by, changed, reason, done, lost);
      left = lost;
    }
    return done;
  }

  private List<Plan> plans(List<Enrolment> rows, String usualBatch) {
    Map<Uscc, Enterprise> standing = repository.standing(rows.stream().map(Enrolment::uscc).toList());
    List<Long> reached =
        rows.stream().filter(Enrolment::reaches).map(row -> standing.get(row.uscc())).filter(Objects::nonNull)
            .map(Enterprise::id).toList();
    Map<Long, Contact> contacts = repository.contacts(reached);
    return rows.stream().map(row -> {
      Optional<Enterprise> firm = Optional.ofNullable(standing.get(row.uscc()));
      Contact before = firm.map(known -> contacts.getOrDefault(known.id(), Contact.NONE)).orElse(Contact.NONE);
      Particulars is = firm.map(known -> row.over(known.particulars())).orElseGet(() -> row.first(usualBatch));
      return new Plan(row, firm, is, before, row.reaches() ? row.over(before) : before);
    }).toList();
  }

  private void enrol(Actor by, List<Plan> plans, String reason, List<Enrolled> done, List<Enrolment> lost) {
    if (plans.isEmpty()) {
      return;
    }
    // Ids in the file's order; keys in the order of the codes, so that two who enrol the same firms wait for each other in turn.
    Map<Long, Plan> byId = new LinkedHashMap<>();
    plans.forEach(plan -> byId.put(Ids.next(), plan));
    List<Fresh> fresh = byId.entrySet().stream().map(firm -> new Fresh(firm.getKey(), firm.getValue().row(), firm.getValue().is()))
        .sorted(Comparator.comparing(firm -> firm.row().uscc().value())).toList();
    Instant now = ledger.now();
    List<Fresh> ours = repository.insert(fresh, now);
    Set<Long> ids = new HashSet<>();
    ours.forEach(firm -> ids.add(firm.id()));
    Map<Long, Plan> enrolled = new LinkedHashMap<>();
    byId.forEach((id, plan) -> {
      if (ids.contains(id)) {
        enrolled.put(id, plan);
        done.add(plan.told());
      } else {
        lost.add(plan.row());
      }
    });
    record(by, "enterprise.enrolled", enrolled, now, reason);
    Map<Long, String> called = new HashMap<>();
    enrolled.forEach((id, plan) -> called.put(id, plan.is().name()));
    names.add(called);
  }

  private void change(Actor by, List<Plan> plans, String reason, List<Enrolled> done, List<Enrolment> lost) {
    Map<Long, Plan> changed = new LinkedHashMap<>();
    // In the order of the ids: two who change the same firms wait for each other in turn.
    plans.stream().sorted(Comparator.comparing(plan -> plan.firm().orElseThrow().id())).forEach(plan -> {
      Enterprise before = plan.firm().orElseThrow();
      if (repository.change(before, plan.is())) {
        changed.put(before.id(), plan);
        done.add(plan.told());
      } else {
        lost.add(plan.row());
      }
    });
    record(by, "enterprise.changed", changed, ledger.now(), reason);
    List<Long> renamed = new ArrayList<>();
    changed.forEach((id, plan) -> {
      if (plan.renames()) {
        names.replace(id, plan.firm().orElseThrow().name(), plan.is().name());
        renamed.add(id);
      }
    });
    if (!renamed.isEmpty()) {
      watchers.forEach(watcher -> watcher.renamed(renamed));
    }
  }

  private void record(Actor by, String kind, Map<Long, Plan> plans, Instant now, String reason) {
    if (plans.isEmpty()) {
      return;
    }
    List<Ledger.Draft> drafts = new ArrayList<>();
    List<byte[]> salts = new ArrayList<>();
    List<Optional<byte[]>> hashes = new ArrayList<>();
    plans.forEach((id, plan) -> {
      byte[] salt = ledger.salt();
      Optional<byte[]> hash = plan.reaches() ? Optional.of(ledger.hash(salt, plan.contact().text())) : Optional.empty();
      salts.add(salt);
      hashes.add(hash);
      drafts.add(new Ledger.Draft(kind, Enterprises.OBJECT, id,
          EnterpriseFacts.of(id, plan.row().uscc(), plan.firm().map(Enterprise::enrolledAt).orElse(now), state(plan), plan.is(), hash, reason)));
    });
    List<Sealed> sealed = ledger.appendAll(by.account(), drafts);
    List<Step> steps = new ArrayList<>();
    List<Content> contents = new ArrayList<>();
    int i = 0;
    for (Map.Entry<Long, Plan> firm : plans.entrySet()) {
      steps.add(new Step(sealed.get(i), firm.getKey(), state(firm.getValue()), firm.getValue().is(), hashes.get(i)));
      if (hashes.get(i).isPresent()) {
        contents.add(new Content(sealed.get(i).id(), salts.get(i), firm.getKey(), firm.getValue().contact()));
      }
      i++;
    }
    repository.steps(steps, reason, by.account());
    repository.contents(contents);
  }

  private static EnterpriseState state(Plan plan) {
    return plan.firm().map(Enterprise::state).orElse(EnterpriseState.ACTIVE);
  }
}
