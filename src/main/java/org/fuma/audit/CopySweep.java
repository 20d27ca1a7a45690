package org.fuma.audit;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.fuma.ledger.Log;
import org.fuma.ledger.OutsideCopies;
import org.fuma.ledger.SignedCheckpoint;
import org.fuma.notice.TextPost;
import org.fuma.settings.CopyPlaces;
import org.fuma.settings.Outgoing;
import org.fuma.store.Leases;
import org.fuma.store.ServiceClock;
import org.fuma.store.Time;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives the newest checkpoint to each place outside once a day, Asia/Shanghai, and again each hour until the place has it: a
 * folder is asked itself, since who may write to the database could pretend that it has it. And reads what the folders
 * hold, so that a verification finds a log that was put back, cut short or made anew. One node does it.
 */
@Singleton
class CopySweep implements OutsideCopies {

  private static final Logger LOG = LoggerFactory.getLogger(CopySweep.class);
  private static final String LEASE = "ledger-copies";
  private static final Duration HELD = Duration.ofMinutes(10);

  private final CopyPlaces places;
  private final CopyRepository repository;
  private final Log log;
  private final TextPost post;
  private final Leases leases;
  private final ServiceClock clock;
  private volatile Instant since;

  CopySweep(CopyPlaces places, CopyRepository repository, Log log, TextPost post, Leases leases, ServiceClock clock) {
    this.places = places;
    this.repository = repository;
    this.log = log;
    this.post = post;
    this.leases = leases;
    this.clock = clock;
    this.since = clock.instant();
  }

  @Scheduled(initialDelay = "1m", fixedDelay = "1h")
  void sweep() {
    if (configured()) {
      if (leases.take(LEASE, HELD)) {
        copy();
      }
      look();
    }
  }

  /**
   * Since when a place has had no new copy, of all places the longest; empty where none is set up. As it was found at the last look, which is each
   * hour, and until the first since the start: a folder may lie on a machine that does not answer.
   */
  Optional<Instant> since() {
    return configured() ? Optional.of(since) : Optional.empty();
  }

  /** Looks when each place got its last copy. */
  void look() {
    Instant begun = repository.begun().orElseGet(clock::instant);
    Stream<Instant> folders = folders().stream().map(folder -> folder.newest().map(CopyFolder.Held::at).orElse(begun));
    Stream<Instant> hooks = places.webhook().stream()
        .map(hook -> repository.last(hook.address().toString()).map(CopyRepository.Accepted::at).orElse(begun));
    since = Stream.concat(folders, hooks).min(Comparator.naturalOrder()).orElse(begun);
  }

  private boolean configured() {
    return !places.folders().isEmpty() || places.webhook().isPresent();
  }

  /** Gives the newest checkpoint to every place that has none of today. */
  void copy() {
    Optional<SignedCheckpoint> newest = log.newest().filter(checkpoint -> checkpoint.size() > 0);
    if (newest.isEmpty()) {
      return;
    }
    for (CopyFolder folder : folders()) {
      give(folder.path().toString(), "FOLDER", newest.get(), folder.newest().map(held -> new CopyRepository.Accepted(held.size(), held.at())),
          last -> folder.put(newest.get(), clock.instant()));
    }
    for (Outgoing.Webhook hook : places.webhook().stream().toList()) {
      give(hook.address().toString(), "WEBHOOK", newest.get(), repository.last(hook.address().toString()),
          last -> post.post(hook, body(last, newest.get())));
    }
  }

  @Override
  public List<Given> checkpoints() {
    return folders().stream().flatMap(folder -> folder.read(repository.largest(folder.path().toString())).stream()).toList();
  }

  private List<CopyFolder> folders() {
    return places.folders().stream().map(CopyFolder::new).toList();
  }

  /**
   * @param last   what the place has: as a folder shows itself, as was noted of a webhook
   * @param giving gives it to the place that has the tree of that size; answers why the place has not taken it
   */
  private void give(
      String place, String kind, SignedCheckpoint newest, Optional<CopyRepository.Accepted> last, Function<Long, Optional<String>> giving) {
    if (last.filter(one -> Time.day(one.at()).equals(Time.day(clock.instant()))).isPresent()) {
      return;
    }
    long old = last.map(CopyRepository.Accepted::size).orElse(0L);
    Optional<String> refused = old > newest.size() ? Optional.of("SMALLER THAN " + old) : giving.apply(old);
    repository.note(place, kind, newest.size(), refused);
    // Without the address: it may hold a secret.
    refused.ifPresent(why -> LOG.warn("A copy of the ledger's checkpoint of size {} was not taken outside ({}): {}", newest.size(), kind, why));
  }

  /** As witnesses take it (C2SP tlog-witness): the old size, what proves that the tree has only grown since, and the checkpoint. */
  private String body(long old, SignedCheckpoint newest) {
    StringBuilder body = new StringBuilder("old ").append(old).append('\n');
    if (old > 0) {
      log.consistency(old, newest.size()).forEach(hash -> body.append(Base64.getEncoder().encodeToString(hash)).append('\n'));
    }
    return body.append('\n').append(new String(newest.note(), StandardCharsets.UTF_8)).toString();
  }
}
