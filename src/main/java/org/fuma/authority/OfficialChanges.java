package org.fuma.authority;

import jakarta.inject.Singleton;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.Permission;
import org.fuma.attachment.Attachments;
import org.fuma.attachment.Intake;
import org.fuma.attachment.SentFile;
import org.fuma.ledger.Ledger;
import org.fuma.store.Transactions;
import org.fuma.web.Checks;
import org.fuma.web.Failure;
import org.fuma.web.Message;

/** Changes what is known of certificate holders: renewed certificates, leaving and coming back, photographs. */
@Singleton
public class OfficialChanges {

  /** The longer side of a photograph, in pixels. */
  private static final int PORTRAIT_SIDE = 640;

  private final OfficialRepository repository;
  private final Authorities authorities;
  private final Intake intake;
  private final Attachments attachments;
  private final Ledger ledger;
  private final Transactions transactions;

  OfficialChanges(
      OfficialRepository repository, Authorities authorities, Intake intake, Attachments attachments, Ledger ledger,
      Transactions transactions) {
    this.repository = repository;
    this.authorities = authorities;
    this.intake = intake;
    this.attachments = attachments;
    this.ledger = ledger;
    this.transactions = transactions;
  }

  /**
   * Puts another certificate in the place of the official's: a renewed one, one of another issuer, or another position.
   *
   * @throws Failure.Conflict  when the official has left
   * @throws Failure.Invalid   when somebody who serves has that certificate already, or it is the same as before
   * @throws Failure.Forbidden without {@link Permission#AUTHORITY_STAFF}
   * @throws Failure.NotFound  when the authority has no such official, or the actor belongs to another
   */
  public void renew(Actor by, long authority, long id, Certificate certificate) {
    Official before = staffed(by, authority, id);
    requireServing(before);
    Official after = before.under(certificate);
    if (after.equals(before)) {
      throw new Failure.Invalid("officials.same-certificate");
    }
    change(by, after, true, OfficialAct.RENEWED, "", new Failure.Conflict("officials.conflict-leave"));
  }

  /**
   * Has an official leave the authority, or come back.
   *
   * @throws Failure.Conflict  when the official stands so already
   * @throws Failure.Invalid   without a reason, or when somebody else serves under the same certificate meanwhile
   * @throws Failure.Forbidden without {@link Permission#AUTHORITY_STAFF}
   * @throws Failure.NotFound  when the authority has no such official, or the actor belongs to another
   */
  public void move(Actor by, long authority, long id, OfficialMove move, String reason) {
    Official before = staffed(by, authority, id);
    Checks checks = new Checks();
    String why = checks.required("reason", reason, 2, 200);
    checks.done();
    Failure.Conflict standsSo = new Failure.Conflict("officials.conflict-" + move.path());
    if (before.serving() == move.serving()) {
      throw standsSo;
    }
    Official after =
        new Official(
            id, before.authority(), before.name(), before.title(), before.certificateNumber(), before.issuer(), before.validFrom(),
            before.validUntil(), move.serving() ? Optional.empty() : Optional.of(ledger.now()), before.photo());
    change(by, after, before.serving(), move.act(), why, standsSo);
  }

  /**
   * Keeps a photograph of an official: a JPEG or PNG, made anew small and without what a camera adds.
   *
   * @throws Failure.Conflict  when the official has left
   * @throws Failure.Invalid   when it is no picture that can be read
   * @throws Failure.TooLarge  when it is more than {@link Intake} takes
   * @throws Failure.Forbidden without {@link Permission#AUTHORITY_STAFF}
   * @throws Failure.NotFound  when the authority has no such official, or the actor belongs to another
   */
  public void photograph(Actor by, long authority, long id, String name, InputStream picture) {
    Official before = staffed(by, authority, id);
    requireServing(before);
    SentFile file = intake.portrait(name, picture, PORTRAIT_SIDE);
    transactions.run(() -> {
      Attachments.Kept kept = attachments.keep(file);
      Official after =
          new Official(
              id, before.authority(), before.name(), before.title(), before.certificateNumber(), before.issuer(), before.validFrom(),
              before.validUntil(), before.leftAt(), Optional.of(kept.id()));
      change(by, after, true, OfficialAct.PHOTOGRAPHED, "", new Failure.Conflict("officials.conflict-leave"), kept.facts());
    });
  }

  /** What became of an official, the latest first. */
  List<OfficialStep> history(long official) {
    return repository.steps(official);
  }

  private void change(Actor by, Official after, boolean wasServing, OfficialAct act, String reason, Failure.Conflict raced) {
    try {
      transactions.run(() -> change(by, after, wasServing, act, reason, raced, Map.of()));
    } catch (RuntimeException refused) {
      if (Transactions.duplicate(refused, "official_head_certificate")) {
        throw new Failure.Invalid(Map.of(act == OfficialAct.RENEWED ? "certificateNumber" : "reason", Message.of("officials.taken")));
      }
      throw refused;
    }
  }

  private void change(
      Actor by, Official after, boolean wasServing, OfficialAct act, String reason, Failure.Conflict raced, Map<String, Object> more) {
    if (!repository.change(after, wasServing, act)) {
      throw raced;
    }
    OfficialStep step = step(by, after, act, reason);
    Map<String, Object> facts = Facts.step(step);
    facts.putAll(more);
    repository.add(step, ledger.append("official." + act.name().toLowerCase(Locale.ROOT), "official", after.id(), by.account(), facts));
  }

  private OfficialStep step(Actor by, Official after, OfficialAct act, String reason) {
    Certificate held = new Certificate(after.title(), after.certificateNumber(), after.issuer(), after.validFrom(), after.validUntil());
    return new OfficialStep(after.id(), act, held, after.photo(), reason, by.account(), ledger.now());
  }

  private Official staffed(Actor by, long authority, long id) {
    authorities.requireStaff(by, authority);
    return repository.official(id).filter(official -> official.authority() == authority).orElseThrow(Failure.NotFound::new);
  }

  private static void requireServing(Official official) {
    if (!official.serving()) {
      throw new Failure.Conflict("officials.conflict-leave");
    }
  }
}
