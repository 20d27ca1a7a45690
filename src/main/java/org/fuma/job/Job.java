package org.fuma.job;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.fuma.web.Message;

/**
 * Work in the background, as it stands now.
 *
 * @param askedBy    the account that asked for it
 * @param parameters what is to be done, as JSON; see {@link Jobs#parameters}
 * @param total      how many things are to be dealt with
 * @param reached    where it goes on
 * @param done       how many of them have been dealt with
 * @param counts     what became of them, by name
 * @param problem    why it failed
 */
public record Job(
    long id,
    String kind,
    long askedBy,
    Instant askedAt,
    String parameters,
    JobState state,
    long total,
    long reached,
    long done,
    Map<String, Long> counts,
    Optional<Message> problem,
    int epoch,
    Optional<Instant> endedAt) {

  /** How much is done, 0 to 100; not 100 before it is all done. */
  public int percent() {
    if (state == JobState.DONE) {
      return 100;
    }
    return total == 0 ? 0 : (int) Math.min(99, done * 100 / total);
  }
}
