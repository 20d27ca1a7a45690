package org.fuma.live;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.code.DigitGuesses;
import org.fuma.code.LiveDigits;
import org.fuma.code.Scanned;
import org.fuma.code.Serial;
import org.fuma.web.Failure;

/** Takes live digits for proof that an official is at the firm (design.md §3.2). The arrival uses them up: a step serves one visit. */
@Singleton
public class Presences {

  private final TimedDigits digits;
  private final ScanTickets tickets;
  private final DigitGuesses guesses;

  Presences(TimedDigits digits, ScanTickets tickets, DigitGuesses guesses) {
    this.digits = digits;
    this.tickets = tickets;
    this.guesses = guesses;
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
}
