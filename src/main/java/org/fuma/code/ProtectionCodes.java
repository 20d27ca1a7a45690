package org.fuma.code;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.Permission;
import org.fuma.enterprise.Enterprise;
import org.fuma.enterprise.EnterpriseState;
import org.fuma.enterprise.Enterprises;
import org.fuma.ledger.Ledger;
import org.fuma.ledger.Sealed;
import org.fuma.store.Ids;
import org.fuma.store.Transactions;
import org.fuma.web.Checks;
import org.fuma.web.Failure;
import org.fuma.web.Idempotency;

/**
 * Issues, replaces, revokes and finds protection codes. A firm has one active code at most; the database's key sees to
 * it.
 */
@Singleton
public class ProtectionCodes {

  /** Most characters of a reason. */
  static final int LONGEST_REASON = 200;

  private static final String OBJECT = "code";

  private final CodeRepository repository;
  private final Enterprises enterprises;
  private final CodeKeys keys;
  private final Ledger ledger;
  private final Idempotency idempotency;
  private final Transactions transactions;

  ProtectionCodes(
      CodeRepository repository,
      Enterprises enterprises,
      CodeKeys keys,
      Ledger ledger,
      Idempotency idempotency,
      Transactions transactions) {
    this.repository = repository;
    this.enterprises = enterprises;
    this.keys = keys;
    this.ledger = ledger;
    this.idempotency = idempotency;
    this.transactions = transactions;
  }

  private record Issue(String enterprise) {}

  private record Replacement(Serial serial, String reason) {}

  /**
   * Issues a code to a firm.
   *
   * @throws Failure.Conflict when the firm has an active code, or is not active itself
   * @throws Failure.NotFound when there is no such firm
   */
  public ProtectionCode issue(Actor by, long enterprise, Optional<String> key) {
    by.require(Permission.CODE_ISSUE);
    String id =
        idempotency.once(
            by.account(),
            key,
            new Issue(Ids.show(enterprise)),
            String.class,
            () -> Ids.show(insert(by, protectable(enterprise), "")));
    return byId(id);
  }

  /**
   * Puts a new code in the place of this one, in one transaction; the old one is {@link CodeState#REPLACED} from then
   * on.
   *
   * @return the new code
   * @throws Failure.Conflict when the code is not active (any more), or its firm is not
   * @throws Failure.Invalid  when the reason is missing
   */
  public ProtectionCode replace(Actor by, Serial serial, String reason, Optional<String> key) {
    by.require(CodeGraph.REPLACE.permission());
    String why = reason(CodeGraph.REPLACE, reason);
    String id =
        idempotency.once(
            by.account(),
            key,
            new Replacement(serial, why),
            String.class,
            () -> {
              ProtectionCode old = repository.find(serial).orElseThrow(Failure.NotFound::new);
              Enterprise firm = protectable(old.enterprise());
              move(by, old, CodeGraph.REPLACE, why);
              return Ids.show(insert(by, firm, why));
            });
    return byId(id);
  }

  /**
   * Withdraws a code without a successor.
   *
   * @throws Failure.Conflict when the code is not active (any more)
   * @throws Failure.Invalid  when the reason is missing
   */
  public void revoke(Actor by, Serial serial, String reason) {
    by.require(CodeGraph.REVOKE.permission());
    String why = reason(CodeGraph.REVOKE, reason);
    transactions.run(() -> move(by, repository.find(serial).orElseThrow(Failure.NotFound::new), CodeGraph.REVOKE, why));
  }

  /** The code of that serial, whoever asks; for other rooms. */
  public Optional<ProtectionCode> find(Serial serial) {
    return repository.find(serial);
  }

  /** The firm's code in force, whoever asks; for other rooms. */
  public Optional<ProtectionCode> activeOf(long enterprise) {
    return repository.activeOf(enterprise);
  }

  /**
   * The code, for who may see its firm.
   *
   * @throws Failure.NotFound when there is none, or it is not the actor's to see
   */
  public ProtectionCode see(Actor by, Serial serial) {
    ProtectionCode code = repository.find(serial).orElseThrow(Failure.NotFound::new);
    enterprises.see(by, code.enterprise());
    return code;
  }

  /** A firm's codes, latest first, 100 at most. */
  public List<ProtectionCode> of(Actor by, long enterprise) {
    enterprises.see(by, enterprise);
    return repository.of(enterprise);
  }

  /** Every change of the code, oldest first. */
  public List<CodeStep> history(Actor by, Serial serial) {
    return repository.steps(see(by, serial).id());
  }

  private ProtectionCode byId(String shown) {
    return Ids.read(shown).flatMap(repository::find).orElseThrow();
  }

  private Enterprise protectable(long enterprise) {
    Enterprise firm = enterprises.find(enterprise).orElseThrow(Failure.NotFound::new);
    if (firm.state() != EnterpriseState.ACTIVE) {
      throw new Failure.Conflict("code.firm-not-active");
    }
    return firm;
  }

  private long insert(Actor by, Enterprise firm, String reason) {
    CodePayload payload = keys.signer().sign(Serial.generate(), firm.uscc());
    long id = Ids.next();
    Instant at = ledger.now();
    try {
      repository.insert(id, firm.id(), payload, at);
    } catch (RuntimeException refused) {
      if (Transactions.duplicate(refused, "code_head_active")) {
        throw new Failure.Conflict("code.has-active");
      }
      throw refused;
    }
    Sealed step = ledger.append("code.issued", OBJECT, id, by.account(), facts(id, firm.id(), payload, CodeState.ACTIVE,
        reason));
    repository.step(step, id, Optional.empty(), CodeState.ACTIVE, reason, by.account());
    return id;
  }

  private void move(Actor by, ProtectionCode code, CodeGraph.Edge edge, String reason) {
    if (!repository.move(code.id(), edge)) {
      throw new Failure.Conflict("code.not-active");
    }
    Sealed step =
        ledger.append(edge.kind(), OBJECT, code.id(), by.account(), facts(code.id(), code.enterprise(), code.payload(),
            edge.to(), reason));
    repository.step(step, code.id(), Optional.of(edge.from()), edge.to(), reason, by.account());
  }

  private static String reason(CodeGraph.Edge edge, String given) {
    Checks checks = new Checks();
    String reason =
        edge.needsReason()
            ? checks.required("reason", given, 2, LONGEST_REASON)
            : checks.optional("reason", given, LONGEST_REASON);
    checks.done();
    return reason;
  }

  private static Map<String, Object> facts(long id, long enterprise, CodePayload payload, CodeState state,
      String reason) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("code", Ids.show(id));
    facts.put("payload", payload.text());
    facts.put("enterprise", Ids.show(enterprise));
    facts.put("state", state.name());
    facts.put("reason", reason);
    return facts;
  }
}
