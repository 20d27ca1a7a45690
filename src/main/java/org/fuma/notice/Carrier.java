package org.fuma.notice;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Hands deliveries of one channel over. */
interface Carrier {

  /** What became of it. */
  sealed interface Outcome {

    /** Handed over. */
    record Sent() implements Outcome {}

    /** Surely not handed over; it may work later, not before that long when the other side said so. */
    record Later(String why, Optional<Duration> after) implements Outcome {}

    /** Surely not handed over, and never will be. */
    record Refused(String why) implements Outcome {}

    /** Perhaps handed over. */
    record Unknown(String why) implements Outcome {}

    /** It may work later. */
    static Outcome later(String why) {
      return new Later(why, Optional.empty());
    }
  }

  /**
   * Hands it over.
   *
   * @param handing to be asked right before anything is given away that cannot be taken back; when it answers false the delivery is another's by now,
   *     and nothing may be given
   */
  Outcome carry(Delivery delivery, BooleanSupplier handing);
}
