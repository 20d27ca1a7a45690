package org.fuma.code;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.fuma.access.Actor;
import org.fuma.access.Permission;
import org.fuma.enterprise.Enterprise;
import org.fuma.enterprise.EnterpriseState;
import org.fuma.enterprise.Enterprises;
import org.fuma.store.Ids;
import org.fuma.store.Transactions;
import org.fuma.web.Checks;
import org.fuma.web.Failure;
import org.fuma.web.Idempotency;

/**
 * Issues protection codes, moves them along {@link CodeGraph}, and finds them. A firm has one current code at most; the
 * database's key sees to it.
 */
@Singleton
public class ProtectionCodes {

  /** Most characters of a reason. */
  static final int LONGEST_REASON = 200;

  /** The reason on record when a firm's code comes into force with its first account. */
  static final String CLAIMED = "企业凭授码函开户，保护码随之启用";

  private final CodeRepository repository;
  private final CodeMoves moves;
  private final CodePress press;
  private final Enterprises enterprises;
  private final Idempotency idempotency;
  private final Transactions transactions;

  ProtectionCodes(
      CodeRepository repository,
      CodeMoves moves,
      CodePress press,
      Enterprises enterprises,
      Idempotency idempotency,
      Transactions transactions) {
    this.repository = repository;
    this.moves = moves;
    this.press = press;
    this.enterprises = enterprises;
    this.idempotency = idempotency;
    this.transactions = transactions;
  }

  private record Issue(String enterprise) {}

  private record IssueForHandOver(String enterprise) {}

  private record Replacement(Serial serial, String reason) {}

  /** Issues a code that is in force at once; as {@link #issue(Actor, long, boolean, Optional)}. */
  public ProtectionCode issue(Actor by, long enterprise, Optional<String> key) {
    return issue(by, enterprise, true, key);
  }

  /**
   * Issues a code to a firm.
   *
   * @param inForce true for a code that is in force at once, false for one that comes into force when it is handed over
   * @throws Failure.Conflict when the firm has a current code, is not active itself, or the signing key may not sign
   * @throws Failure.NotFound when there is no such firm
   */
  public ProtectionCode issue(Actor by, long enterprise, boolean inForce, Optional<String> key) {
    by.require(Permission.CODE_ISSUE);
    String firm = Ids.show(enterprise);
    CodeAct act = inForce ? CodeAct.ISSUE_IN_FORCE : CodeAct.ISSUE;
    Object asked = inForce ? new Issue(firm) : new IssueForHandOver(firm);
    String id =
        idempotency.once(
            by.account(), key, asked, String.class,
            () -> Ids.show(press.issue(by.account(), protectable(enterprise), act, "").id()));
    return byId(id);
  }

  /**
   * Puts a new code in the place of this one, in one transaction; the old one is {@link CodeState#REPLACED} from then
   * on. The new one is in force when the old one was; else it is {@link CodeState#ISSUED}, so that a replacement lifts
   * no suspension.
   *
   * @param seen the state that the caller saw; empty when any will do
   * @return the new code
   * @throws Failure.Conflict when the code is not current (any more), or its firm is not active
   * @throws Failure.Invalid  when the reason is missing
   */
  public ProtectionCode replace(Actor by, Serial serial, Optional<CodeState> seen, String reason, Optional<String> key) {
    require(by, CodeAct.REPLACE);
    see(by, serial);
    String why = reason(CodeAct.REPLACE, reason);
    String id =
        idempotency.once(
            by.account(),
            key,
            new Replacement(serial, why),
            String.class,
            () -> {
              ProtectionCode old = repository.find(serial).orElseThrow(Failure.NotFound::new);
              return Ids.show(replaceNow(by.account(), old, seen, why).id());
            });
    return byId(id);
  }

  /** As {@link #replace(Actor, Serial, Optional, String, Optional)}, whatever state the caller saw. */
  public ProtectionCode replace(Actor by, Serial serial, String reason, Optional<String> key) {
    return replace(by, serial, Optional.empty(), reason, key);
  }

  /** Replaces within the caller's transaction; for work on many codes whose asker was checked before. */
  ProtectionCode replaceNow(long actor, ProtectionCode old, Optional<CodeState> seen, String reason) {
    Enterprise firm = protectable(old.enterprise());
    moves.move(old, CodeAct.REPLACE, seen, reason, actor);
    return press.issue(actor, firm, old.active() ? CodeAct.ISSUE_IN_FORCE : CodeAct.ISSUE, reason);
  }

  /**
   * Activates, suspends, resumes or revokes a code.
   *
   * @param seen the state that the caller saw when he decided; empty when any will do
   * @throws Failure.Forbidden without the act's permission
   * @throws Failure.Conflict  when the act does not lead on from where the code stands (any more)
   * @throws Failure.Invalid   when a reason is needed and missing
   */
  public void move(Actor by, Serial serial, CodeAct act, Optional<CodeState> seen, String reason) {
    require(by, act);
    if (act == CodeAct.REPLACE) {
      throw new IllegalArgumentException("A replacement makes a code: see replace");
    }
    see(by, serial);
    String why = reason(act, reason);
    transactions.run(
        () -> moves.move(repository.find(serial).orElseThrow(Failure.NotFound::new), act, seen, why, by.account()));
  }

  /** Puts an issued code in force; the reason may be empty. Throws as {@link #move}. */
  public void activate(Actor by, Serial serial, String reason) {
    move(by, serial, CodeAct.ACTIVATE, Optional.empty(), reason);
  }

  /** Takes a code out of force for a while. Throws as {@link #move}. */
  public void suspend(Actor by, Serial serial, String reason) {
    move(by, serial, CodeAct.SUSPEND, Optional.empty(), reason);
  }

  /** Ends a suspension. Throws as {@link #move}. */
  public void resume(Actor by, Serial serial, String reason) {
    move(by, serial, CodeAct.RESUME, Optional.empty(), reason);
  }

  /** Withdraws a code without a successor. Throws as {@link #move}. */
  public void revoke(Actor by, Serial serial, String reason) {
    move(by, serial, CodeAct.REVOKE, Optional.empty(), reason);
  }

  /**
   * Puts the firm's code in force if it waits to be handed over; joins the running transaction. For the claiming of a
   * firm, whose right to act was checked by other means than a permission.
   *
   * @param actorAccount the account that history names
   * @return the code when it came into force by this call; empty when there was none that waited
   */
  public Optional<ProtectionCode> activateOnClaim(long enterprise, long actorAccount) {
    return transactions.write(
        () ->
            repository.currentOf(enterprise)
                .filter(code -> code.state() == CodeState.ISSUED)
                .filter(code -> moves.tryMove(code, CodeGraph.edge(CodeAct.ACTIVATE, CodeState.ISSUED).orElseThrow(),
                    CLAIMED, actorAccount))
                .flatMap(code -> repository.find(code.id())));
  }

  /** The code of that serial, whoever asks; for other rooms. */
  public Optional<ProtectionCode> find(Serial serial) {
    return repository.find(serial);
  }

  /** The code of that id, whoever asks; for other rooms. */
  public Optional<ProtectionCode> find(long id) {
    return repository.find(id);
  }

  /** The firm's code in force, whoever asks; for other rooms. */
  public Optional<ProtectionCode> activeOf(long enterprise) {
    return repository.currentOf(enterprise).filter(ProtectionCode::active);
  }

  /** The firm's current code, which may wait to be handed over, be in force or be suspended; for other rooms. */
  public Optional<ProtectionCode> currentOf(long enterprise) {
    return repository.currentOf(enterprise).filter(code -> code.state().current());
  }

  /** The current codes of these firms, by firm, in one round trip; for other rooms. */
  public Map<Long, ProtectionCode> currentAmong(Collection<Long> enterprises) {
    return repository.currentOf(enterprises).stream()
        .filter(code -> code.state().current())
        .collect(Collectors.toMap(ProtectionCode::enterprise, Function.identity()));
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

  /** A firm's codes, latest first, 100 at most, whoever asks; for other rooms that look for them in a text. */
  public List<ProtectionCode> of(long enterprise) {
    return repository.of(enterprise);
  }

  /** A firm's codes, latest first, 100 at most. */
  public List<ProtectionCode> of(Actor by, long enterprise) {
    enterprises.see(by, enterprise);
    return repository.of(enterprise);
  }

  /** True when the code is that of a firm that the actor speaks for. */
  public boolean ofOwnFirm(Actor by, long code) {
    return by.may(Permission.ENTERPRISE_OWN) && repository.find(code).filter(found -> by.speaksFor(found.enterprise())).isPresent();
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

  private static void require(Actor by, CodeAct act) {
    by.require(act.permission().orElseThrow(Failure.Forbidden::new));
  }

  private static String reason(CodeAct act, String given) {
    Checks checks = new Checks();
    String reason =
        act.needsReason()
            ? checks.required("reason", given, 2, LONGEST_REASON)
            : checks.optional("reason", given, LONGEST_REASON);
    checks.done();
    return reason;
  }
}
