package org.fuma.live;

import io.micronaut.transaction.TransactionDefinition;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.code.DigitGuesses;
import org.fuma.code.LiveDigits;
import org.fuma.code.Scanned;
import org.fuma.code.Serial;
import org.fuma.store.ServiceClock;
import org.fuma.store.Sql;
import org.fuma.store.Transactions;
import org.fuma.web.Failure;

/** Takes live digits for proof that an official is at the firm, and uses them up, once for each step (design.md §3.2). */
@Singleton
public class Presences {

  private final TimedDigits digits;
  private final ScanTickets tickets;
  private final DigitGuesses guesses;
  private final Sql sql;
  private final ServiceClock clock;

  Presences(TimedDigits digits, ScanTickets tickets, DigitGuesses guesses, Sql sql, ServiceClock clock) {
    this.digits = digits;
    this.tickets = tickets;
    this.guesses = guesses;
    this.sql = sql;
    this.clock = clock;
  }

  /** How a live code stands as a proof of presence. */
  public sealed interface Proof {

    /** The digits are of this moment, or the actor's ticket says that they were at the scan. */
    record Given(Presence presence) implements Proof {}

    /** The actor scanned in time, and let the ticket's ten minutes pass. */
    record Late() implements Proof {}

    /** Neither. */
    record None() implements Proof {}
  }

  /**
   * Judges a live code that the actor scanned.
   *
   * @param ticket what {@link #ticket} gave to the same actor for the same code; empty text when there is none
   * @throws Failure.TooMany when the actor was wrong too often
   */
  public Proof prove(Actor by, Scanned.Live scanned, String ticket) {
    Optional<ScanTickets.Reading> read = tickets.read(by, scanned.serial(), ticket);
    if (read.isPresent() && digits.of(scanned.serial(), read.get().presence().step()).equals(scanned.digits())) {
      return read.get().current() ? new Proof.Given(read.get().presence()) : new Proof.Late();
    }
    return guesses.counted(by, () -> fresh(scanned), proof -> proof instanceof Proof.None && wrong(scanned));
  }

  private Proof fresh(Scanned.Live scanned) {
    return digits.fresh(scanned.serial(), scanned.digits())
        .<Proof>map(step -> new Proof.Given(new Presence(scanned.serial(), step)))
        .orElseGet(Proof.None::new);
  }

  private boolean wrong(Scanned.Live scanned) {
    return digits.judge(scanned.serial(), scanned.digits()) == LiveDigits.Freshness.WRONG;
  }

  /**
   * What digits prove that somebody typed in off the firm's own screen: their step while they are of the moment. How often one may be wrong is the
   * caller's to bound.
   */
  public Optional<Presence> typed(Serial serial, String typed) {
    return digits.fresh(serial, typed).map(step -> new Presence(serial, step));
  }

  /** True when the digits were right some minutes ago. */
  public boolean past(Serial serial, String typed) {
    return digits.judge(serial, typed) == LiveDigits.Freshness.EXPIRED;
  }

  /** A ticket that proves the same presence of the same actor for ten minutes more. */
  public ScanTickets.Ticket ticket(Actor by, Presence presence) {
    return tickets.make(by, presence);
  }

  /** True when an arrival has used that step of the code up. */
  public boolean used(long code, Presence presence) {
    return sql.first(row -> 1, "SELECT 1 FROM live_code_use WHERE code_id = ? AND step = ?", code, presence.step())
        .isPresent();
  }

  /**
   * Uses the step up, in the arrival's own transaction.
   *
   * @throws Failure.Conflict when another arrival has used it
   */
  @Transactional(propagation = TransactionDefinition.Propagation.MANDATORY)
  public void use(Actor by, long code, Presence presence, long visit) {
    try {
      sql.run("INSERT INTO live_code_use (code_id, step, visit_id, actor_id, at) VALUES (?, ?, ?, ?, ?)",
          code, presence.step(), visit, by.account(), clock.instant());
    } catch (RuntimeException refused) {
      if (Transactions.duplicate(refused)) {
        throw new Failure.Conflict("live.used");
      }
      throw refused;
    }
  }
}
