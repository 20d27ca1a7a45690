package org.fuma.rating;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fuma.ledger.Ledger;
import org.fuma.rulebook.Rulebook;
import org.fuma.store.Ids;
import org.fuma.store.ServiceClock;
import org.fuma.store.Time;
import org.fuma.store.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts the totals of quarters that are closed, each once: what is counted never changes, so that nobody sees two counts of one quarter that differ by a
 * firm. Several nodes may do so at once: the unique key of the table lets one of them.
 */
@Singleton
public class TotalSweep {

  private static final Logger LOG = LoggerFactory.getLogger(TotalSweep.class);
  /** A rating that was sent in the last minutes of the last day may still be under way. */
  private static final Duration UNDER_WAY = Duration.ofMinutes(15);

  private final RatingRepository ratings;
  private final TotalRepository totals;
  private final Rulebook rulebook;
  private final Ledger ledger;
  private final Transactions transactions;
  private final ServiceClock clock;

  TotalSweep(RatingRepository ratings, TotalRepository totals, Rulebook rulebook, Ledger ledger, Transactions transactions, ServiceClock clock) {
    this.ratings = ratings;
    this.totals = totals;
    this.rulebook = rulebook;
    this.ledger = ledger;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Every day in the first hour in Asia/Shanghai, and once after a start, for the days on which nothing ran. */
  @Scheduled(cron = "0 20 0 * * *", zoneId = "Asia/Shanghai")
  @Scheduled(initialDelay = "5m")
  void daily() {
    sweep();
  }

  /** Counts whatever is closed and not counted; says how many totals this node wrote. */
  public int sweep() {
    Instant now = clock.instant();
    Quarter last = Quarter.lastClosed(Time.day(now.minus(UNDER_WAY)));
    Set<AuthorityQuarter> counted = totals.counted(last);
    int written = 0;
    for (AuthorityQuarter of : ratings.rated(last)) {
      written += !counted.contains(of) && count(of, Time.day(now)) ? 1 : 0;
    }
    return written;
  }

  /** Counts one, as of that day, unless another node was faster. */
  boolean count(AuthorityQuarter of, LocalDate today) {
    try {
      transactions.run(() -> write(of, today));
      return true;
    } catch (RuntimeException failed) {
      if (Transactions.duplicate(failed, "rating_total_once")) {
        return false;
      }
      // The others must not wait for it.
      LOG.warn("The ratings of authority {} for {} could not be counted; the next round tries again", Ids.show(of.authority()), of.quarter());
      return false;
    }
  }

  private void write(AuthorityQuarter of, LocalDate today) {
    List<RatingRepository.Voice> voices = ratings.voices(of);
    Total total = Total.of(voices, rulebook.on(today).parameters().ratings().leastFirms());
    long id = Ids.random();
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("authority", Ids.show(of.authority()));
    facts.put("quarter", of.quarter().toString());
    facts.put("countedOn", today.toString());
    facts.put("counts", total.write());
    facts.put("published", total.published());
    totals.insert(id, of, today, ledger.appendUnnamed("rating.totalled", "rating-total", id, facts).salt(), total);
  }
}
