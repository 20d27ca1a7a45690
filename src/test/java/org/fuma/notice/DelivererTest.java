package org.fuma.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.fuma.City;
import org.fuma.Race;
import org.fuma.access.Role;
import org.fuma.notice.Carrier.Outcome;
import org.fuma.store.ServiceClock;
import org.fuma.store.Sql;
import org.fuma.store.Transactions;
import org.junit.jupiter.api.Test;

/** What waits goes out: mail and short messages once, webhooks at least once, whoever dies when. */
class DelivererTest {

  private final City city = City.get();
  private final DeliveryRepository repository = city.bean(DeliveryRepository.class);
  /** Stands still, a little after what is queued now: what is due does not hang on how long a round takes. */
  private final ServiceClock clock = new ServiceClock(Clock.fixed(city.bean(ServiceClock.class).instant().plus(Duration.ofMinutes(10)), ZoneOffset.UTC));

  /** Stands for a process that is killed. */
  private static final class Killed extends Error {
    Killed() {
      super(null, null, false, false);
    }
  }

  @Test
  void twoWhoLookAtOnceTakeEachOnce() {
    List<Long> queued = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      queued.add(queue(Channel.SMS));
    }
    List<Long> carried = Collections.synchronizedList(new ArrayList<>());
    Carrier carrier = (delivery, handing) -> {
      if (queued.contains(delivery.id())) {
        assertThat(handing.getAsBoolean()).isTrue();
        carried.add(delivery.id());
      }
      return new Outcome.Sent();
    };
    assertThat(Race.run(3, i -> () -> {
      Deliverer deliverer = deliverer(Channel.SMS, carrier);
      while (deliverer.round(() -> false) > 0 || queued.stream().anyMatch(id -> state(id) == DeliveryState.WAITING)) {
        Thread.onSpinWait();
      }
      return true;
    })).containsOnly(true);
    assertThat(carried).containsExactlyInAnyOrderElementsOf(queued);
    assertThat(queued).allMatch(id -> state(id) == DeliveryState.SENT);
  }

  @Test
  void whatCouldNotBeSentIsListedByItsEndWithoutCodes() {
    // Later than what any other test has left there.
    Instant late = clock.instant().plus(Duration.ofDays(3_000));
    long first = queue(Channel.SMS);
    long last = queue(Channel.MAIL);
    long between = queue(Channel.SMS);
    long account = city.signedIn(Role.ENTERPRISE).actor().account();
    city.bean(Transactions.class).run(() -> city.bean(Notices.class).sendCode(account, Channel.SMS, "13800000000", "246810"));
    long code = city.bean(Sql.class).first(row -> row.getLong(1), "SELECT id FROM notice_delivery WHERE account_id = ?", account).orElseThrow();
    List<Long> ends = List.of(first, between, last, code);
    for (int i = 0; i < ends.size(); i++) {
      Instant now = clock.instant();
      repository.end(repository.take(ends.get(i), now, now.plusSeconds(60)).orElseThrow(), i == 1 ? DeliveryState.UNCERTAIN : DeliveryState.DEAD,
          late.plusSeconds(i));
    }
    List<Undelivered> two = repository.undelivered(Optional.empty(), 2);
    assertThat(two).extracting(Undelivered::id).containsExactly(last, between);
    EndMark mark = new EndMark(two.getLast().endedAt().orElseThrow(), two.getLast().id());
    assertThat(repository.undelivered(EndMark.read(Optional.of(mark.shown())), 1)).extracting(Undelivered::id).containsExactly(first);
    assertThat(city.bean(Deliveries.class).sendAgain(code)).isFalse();
  }

  @Test
  void whatFailsIsTriedAgainEverMoreSeldomAndGivenUpAtLast() {
    long id = queue(Channel.MAIL);
    List<Integer> tries = new ArrayList<>();
    Deliverer deliverer = deliverer(Channel.MAIL, only(id, (delivery, handing) -> {
      tries.add(delivery.tries());
      return Outcome.later("TEST");
    }));
    Instant now = clock.instant();
    Duration before = Duration.ZERO;
    for (int i = 1; i <= Deliverer.TRIES; i++) {
      at(now, deliverer);
      assertThat(tries).hasSize(i);
      if (i < Deliverer.TRIES) {
        Instant next = nextAt(id);
        Duration pause = Duration.between(now, next);
        assertThat(pause).isGreaterThan(before.multipliedBy(i < 8 ? 1 : 0));
        at(next.minusSeconds(1), deliverer);
        assertThat(tries).hasSize(i);
        before = pause;
        now = next;
      }
    }
    assertThat(state(id)).isEqualTo(DeliveryState.DEAD);
    at(now.plus(Duration.ofDays(3)), deliverer);
    assertThat(tries).hasSize(Deliverer.TRIES);
  }

  @Test
  void thePauseDoublesWithinBoundsAndIsNeverShorterThanWhatTheOtherSideAskedFor() {
    for (int i = 0; i < 200; i++) {
      assertThat(Deliverer.pause(1, Optional.empty())).isBetween(Duration.ofSeconds(8), Duration.ofSeconds(12));
      assertThat(Deliverer.pause(4, Optional.empty())).isBetween(Duration.ofSeconds(64), Duration.ofSeconds(96));
      assertThat(Deliverer.pause(60, Optional.empty())).isBetween(Duration.ofMinutes(96), Duration.ofMinutes(144));
      assertThat(Deliverer.pause(1, Optional.of(Duration.ofMinutes(10)))).isEqualTo(Duration.ofMinutes(10));
      assertThat(Deliverer.pause(1, Optional.of(Duration.ofDays(9)))).isEqualTo(Duration.ofDays(1));
    }
  }

  @Test
  void whoIsKilledBeforeAnythingWasGivenIsFollowedByAnother() {
    for (Channel channel : Channel.values()) {
      long id = queue(channel);
      List<Long> given = new ArrayList<>();
      assertThatThrownBy(() -> deliverer(channel, only(id, (delivery, handing) -> {
        throw new Killed();
      })).round(() -> false)).isInstanceOf(Killed.class);
      assertThat(state(id)).isEqualTo(DeliveryState.TAKEN);
      Deliverer next = deliverer(channel, only(id, giving(given)));
      next.round(() -> false);
      assertThat(given).as("the lease is not over").isEmpty();
      at(afterTheLease(), next);
      at(afterTheLease(), next);
      assertThat(given).containsExactly(id);
      assertThat(state(id)).isEqualTo(DeliveryState.SENT);
    }
  }

  @Test
  void whoIsKilledWhileGivingLeavesMailAndShortMessagesUncertainAndWebhooksToBeGivenAgain() {
    for (Channel channel : Channel.values()) {
      long id = queue(channel);
      List<Long> given = new ArrayList<>();
      assertThatThrownBy(() -> deliverer(channel, only(id, (delivery, handing) -> {
        giving(given).carry(delivery, handing);
        throw new Killed();
      })).round(() -> false)).isInstanceOf(Killed.class);
      Deliverer next = deliverer(channel, only(id, giving(given)));
      at(afterTheLease(), next);
      at(afterTheLease(), next);
      if (channel == Channel.WEBHOOK) {
        assertThat(given).containsExactly(id, id);
        assertThat(state(id)).isEqualTo(DeliveryState.SENT);
      } else {
        assertThat(given).containsExactly(id);
        assertThat(state(id)).isEqualTo(DeliveryState.UNCERTAIN);
        assertThat(city.bean(Deliveries.class).undelivered(Optional.empty())).extracting(Undelivered::id).contains(id);
        assertThat(city.bean(Deliveries.class).sendAgain(id)).isTrue();
        assertThat(city.bean(Deliveries.class).sendAgain(id)).isFalse();
        at(clock.instant(), next);
        assertThat(given).containsExactly(id, id);
      }
    }
  }

  @Test
  void whoWasTooSlowMayGiveNothingAnyMore() {
    long id = queue(Channel.MAIL);
    List<Long> given = new ArrayList<>();
    deliverer(Channel.MAIL, only(id, (delivery, handing) -> {
      at(afterTheLease(), deliverer(Channel.MAIL, only(id, giving(given))));
      assertThat(handing.getAsBoolean()).isFalse();
      return Outcome.later("LOST");
    })).round(() -> false);
    assertThat(given).containsExactly(id);
    assertThat(state(id)).isEqualTo(DeliveryState.SENT);
  }

  @Test
  void whatEndedLongAgoIsSweptAway() {
    long id = queue(Channel.MAIL);
    deliverer(Channel.MAIL, only(id, giving(new ArrayList<>()))).round(() -> false);
    city.bean(NoticeSweep.class).sweep(clock.instant().plus(Duration.ofDays(29)));
    assertThat(there(id)).isTrue();
    city.bean(NoticeSweep.class).sweep(clock.instant().plus(Duration.ofDays(31)));
    assertThat(there(id)).isFalse();
  }

  private static Carrier giving(List<Long> given) {
    return (delivery, handing) -> {
      assertThat(handing.getAsBoolean()).isTrue();
      given.add(delivery.id());
      return new Outcome.Sent();
    };
  }

  /** What other tests have queued is put off. */
  private static Carrier only(long id, Carrier carrier) {
    return new Carrier() {
      @Override
      public Outcome carry(Delivery delivery, BooleanSupplier handing) {
        return delivery.id() == id ? carrier.carry(delivery, handing) : new Outcome.Later("ANOTHER'S", Optional.of(Duration.ofHours(20)));
      }
    };
  }

  private Deliverer deliverer(Channel channel, Carrier carrier) {
    return new Deliverer(channel, carrier, repository, clock);
  }

  private void at(Instant moment, Deliverer deliverer) {
    clock.at(moment, () -> deliverer.round(() -> false));
  }

  private Instant afterTheLease() {
    return clock.instant().plus(Deliverer.LEASE).plusSeconds(1);
  }

  private static long queue(Channel channel) {
    return Telling.queue(channel, NoticeKind.COMPLAINT_TOLD, "somebody@example.cn");
  }

  private DeliveryState state(long id) {
    return DeliveryState.valueOf(city.bean(Sql.class).first(row -> row.getString(1), "SELECT state FROM notice_delivery WHERE id = ?", id).orElseThrow());
  }

  private boolean there(long id) {
    return city.bean(Sql.class).first(row -> 1, "SELECT 1 FROM notice_delivery WHERE id = ?", id).isPresent();
  }

  private Instant nextAt(long id) {
    return city.bean(Sql.class).first(row -> Sql.instant(row, "next_at"), "SELECT next_at FROM notice_delivery WHERE id = ?", id).orElseThrow();
  }
}
