package org.fuma.access;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.fuma.store.Ids;
import org.fuma.store.ServiceClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts refusals by address, account, kind and minute, so that whoever hammers at the door fills neither the table nor the memory. One thread
 * writes; a node that dies loses the counts of its last minute, never a first.
 */
@Singleton
class EventGroups {

  /** Groups at a time; what comes from still more addresses within a minute is counted together, by kind. */
  static final int MOST = 1_000;

  private static final Logger LOG = LoggerFactory.getLogger(EventGroups.class);
  private static final int MOST_SUBJECTS = 5;
  private static final int TICK_SECONDS = 5;
  private static final int END_SECONDS = 5;
  private static final int MINUTE = 60;

  private final SecurityEventRepository repository;
  private final ServiceClock clock;
  private final Map<Key, Group> groups = new HashMap<>();
  private final ScheduledExecutorService writer =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("security-events").daemon().factory());

  EventGroups(SecurityEventRepository repository, ServiceClock clock) {
    this.repository = repository;
    this.clock = clock;
    writer.scheduleWithFixedDelay(() -> flush(clock.instant()), TICK_SECONDS, TICK_SECONDS, TimeUnit.SECONDS);
  }

  private record Key(SecurityEventKind kind, Optional<Long> account, String address, long minute) {}

  /** What is still to be written of a group; the id and the moment are those of the first that it counts. */
  private static final class Group {
    private final Set<String> subjects = new LinkedHashSet<>();
    private SecurityEvents.Origin origin;
    private long id;
    private Instant at;
    private String detail;
    private int times;

    private void count(SecurityEvents.Origin from, Instant moment, String subject, String more) {
      if (times++ == 0) {
        id = Ids.next();
        at = moment;
        origin = from;
        detail = more;
      }
      if (subjects.size() < MOST_SUBJECTS) {
        subjects.add(subject);
      }
    }

    private Group with(Group since) {
      times += since.times;
      since.subjects.stream().limit(MOST_SUBJECTS - subjects.size()).forEach(subjects::add);
      return this;
    }
  }

  void note(SecurityEvents.Origin origin, SecurityEventKind kind, String subject, String detail) {
    Instant now = clock.instant();
    Key key = new Key(kind, origin.account(), origin.address(), now.getEpochSecond() / MINUTE);
    synchronized (groups) {
      Group known = groups.get(key);
      if (known != null) {
        known.count(origin, now, subject, detail);
        return;
      }
      if (groups.size() >= MOST) {
        Key rest = new Key(kind, Optional.empty(), "-", key.minute());
        groups.computeIfAbsent(rest, any -> new Group())
            .count(new SecurityEvents.Origin(Optional.empty(), "-", origin.request()), now, subject, "many-addresses");
        return;
      }
      groups.put(key, new Group());
    }
    long id = Ids.next();
    try {
      writer.execute(() -> first(key, id, now, origin, subject, detail));
    } catch (RejectedExecutionException ending) {
      LOG.warn("request={} {} at the very end is not on record", origin.request(), kind);
    }
  }

  /** Writes one event on the writer's thread, counted with no other. */
  void soon(SecurityEvents.Origin origin, SecurityEventKind kind, String subject, String detail) {
    long id = Ids.next();
    Instant now = clock.instant();
    try {
      writer.execute(
          () -> {
            try {
              repository.add(id, now, kind.written(), origin, subject, detail, 1);
            } catch (RuntimeException away) {
              LOG.warn("request={} {} is not on record: {}", origin.request(), kind, String.valueOf(away.getMessage()));
            }
          });
    } catch (RejectedExecutionException ending) {
      LOG.warn("request={} {} at the very end is not on record", origin.request(), kind);
    }
  }

  private void first(Key key, long id, Instant at, SecurityEvents.Origin origin, String subject, String detail) {
    try {
      repository.add(id, at, key.kind().written(), origin, subject, detail, 1);
    } catch (RuntimeException away) {
      synchronized (groups) {
        // It is counted with those that follow, and written with them when the database is back.
        groups.computeIfAbsent(key, any -> new Group()).count(origin, at, subject, detail);
      }
    }
  }

  /** Writes the counts of every minute that is over at that moment; what cannot be written now is tried again. */
  void flush(Instant now) {
    write(now.getEpochSecond() / MINUTE);
  }

  private void write(long minute) {
    List<Key> over = new ArrayList<>();
    synchronized (groups) {
      groups.keySet().stream().filter(key -> key.minute() < minute).forEach(over::add);
    }
    try {
      over.forEach(this::write);
    } catch (RuntimeException away) {
      LOG.warn("Refused requests are counted and cannot be written down: {}", String.valueOf(away.getMessage()));
    }
  }

  private void write(Key key) {
    Group group;
    synchronized (groups) {
      group = groups.remove(key);
    }
    if (group == null || group.times == 0) {
      return;
    }
    try {
      repository.add(group.id, group.at, key.kind().written(), group.origin, String.join(", ", group.subjects), group.detail, group.times);
    } catch (RuntimeException away) {
      synchronized (groups) {
        groups.merge(key, group, (since, before) -> before.with(since));
      }
      throw away;
    }
  }

  /** Groups that are being counted. */
  int counting() {
    synchronized (groups) {
      return groups.size();
    }
  }

  /** Writes what is there, whether its minute is over or not. */
  @PreDestroy
  void close() throws InterruptedException {
    if (writer.isShutdown()) {
      return;
    }
    writer.execute(() -> write(Long.MAX_VALUE));
    writer.shutdown();
    if (!writer.awaitTermination(END_SECONDS, TimeUnit.SECONDS)) {
      writer.shutdownNow();
    }
  }
}
