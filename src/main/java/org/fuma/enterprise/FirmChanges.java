package org.fuma.enterprise;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.fuma.access.Actor;
import org.fuma.access.Permission;
import org.fuma.enterprise.EnterpriseSearch.Found;
import org.fuma.job.Jobs;
import org.fuma.ledger.Ledger;
import org.fuma.ledger.Sealed;
import org.fuma.store.Ids;
import org.fuma.store.Transactions;
import org.fuma.web.Checks;
import org.fuma.web.Failure;
import org.fuma.web.Idempotency;

/** Grades, batches, states and districts, set for one firm or for many: said beforehand, each firm with its own step and ledger entry. */
@Singleton
class FirmChanges {

  private final EnterpriseRepository repository;
  private final EnterpriseSearch search;
  private final Ledger ledger;
  private final Transactions transactions;
  private final Idempotency idempotency;
  private final Jobs jobs;

  FirmChanges(EnterpriseRepository repository, EnterpriseSearch search, Ledger ledger, Transactions transactions,
      Idempotency idempotency, Jobs jobs) {
    this.repository = repository;
    this.search = search;
    this.ledger = ledger;
    this.transactions = transactions;
    this.idempotency = idempotency;
    this.jobs = jobs;
  }

  /** An act that was read, and why it is done. */
  record Asked(FirmAct act, String reason) {

    /** @throws Failure.Invalid when the act, its value or its reason is missing or none that exists */
    static Asked read(BulkChange change) {
      Checks checks = new Checks();
      Optional<FirmAct> act = FirmAct.read(checks, change.act(), change.value());
      String reason = checks.required("reason", change.reason(), 2, EnterpriseChecks.LONGEST_REASON);
      checks.done();
      return new Asked(act.orElseThrow(), reason);
    }
  }

  /** What the change would come to now. */
  Preview preview(Actor by, BulkChange change) {
    by.require(Permission.ENTERPRISE_ENROL);
    FirmAct act = Asked.read(change).act();
    Found all = search.all(change.selection());
    Map<Verdict, Long> counts = repository.verdicts(all, act);
    Map<Verdict, Preview.Part> parts = new EnumMap<>(Verdict.class);
    counts.forEach((verdict, count) -> parts.put(verdict,
        new Preview.Part(count, repository.pick(EnterpriseRepository.only(all, act, verdict), Preview.NAMED))));
    return new Preview(parts);
  }

  /**
   * Asks for the change; it is done in the background.
   *
   * @return the job's id
   */
  long ask(Actor by, BulkChange change, Optional<String> key) {
    by.require(Permission.ENTERPRISE_ENROL);
    Asked.read(change);
    return Ids.read(
            idempotency.once(by.account(), key, change, String.class,
                () -> Ids.show(jobs.ask(by, BulkWork.KIND, change, repository.count(search.counted(change.selection()))))))
        .orElseThrow();
  }

  /**
   * Does an act to one firm.
   *
   * @throws Failure.Conflict when the firm's state does not lead there (any more)
   * @throws Failure.NotFound when there is no such firm
   */
  void one(Actor by, long id, Asked asked) {
    by.require(Permission.ENTERPRISE_ENROL);
    transactions.run(
        () -> {
          Map<Verdict, Long> came = apply(by, List.of(id), asked.act(), asked.reason());
          if (came.isEmpty()) {
            throw new Failure.NotFound();
          }
          if (came.containsKey(Verdict.REFUSED)) {
            throw new Failure.Conflict("enterprise.cannot-move");
          }
        });
  }

  /** Does an act to these few firms, in one transaction. */
  Map<Verdict, Long> some(Actor by, List<Long> ids, FirmAct act, String reason) {
    by.require(Permission.ENTERPRISE_ENROL);
    return transactions.write(() -> apply(by, ids, act, reason));
  }

  /** Does an act to these firms in the running transaction; what each comes to is decided when its row is ours. */
  Map<Verdict, Long> apply(Actor by, List<Long> ids, FirmAct act, String reason) {
    if (ids.isEmpty()) {
      return Map.of();
    }
    repository.hold(ids);
    List<Enterprise> firms = repository.pick(EnterpriseSearch.of(ids, Long.MAX_VALUE), ids.size());
    Map<Verdict, List<Enterprise>> parts = firms.stream().collect(Collectors.groupingBy(act::on));
    List<Enterprise> changed = parts.getOrDefault(Verdict.CHANGED, List.of());
    changed.stream().collect(Collectors.groupingBy(act::value)).forEach((value, same) -> {
      if (repository.set(act.column(), value, same) != same.size()) {
        throw new IllegalStateException("A firm was changed although its row was held");
      }
    });
    List<Enterprise> now = changed.stream().map(act::after).toList();
    List<Sealed> sealed = ledger.appendAll(by.account(), now.stream()
        .map(firm -> new Ledger.Draft(act.kind(), Enterprises.OBJECT, firm.id(),
            EnterpriseFacts.of(firm.id(), firm.uscc(), firm.enrolledAt(), firm.state(), firm.particulars(), Optional.empty(), reason)))
        .toList());
    List<EnterpriseRepository.NewStep> steps = new ArrayList<>();
    for (int i = 0; i < now.size(); i++) {
      steps.add(new EnterpriseRepository.NewStep(sealed.get(i), now.get(i)));
    }
    repository.steps(steps, reason, by.account());
    return parts.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, part -> (long) part.getValue().size()));
  }
}
