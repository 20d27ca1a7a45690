package org.fuma.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.fuma.City;
import org.fuma.store.Ids;
import org.junit.jupiter.api.Test;

/** An act that its caller named is done once. */
class IdempotencyTest {

  private final Idempotency idempotency = City.get().bean(Idempotency.class);
  private final long caller = Ids.random();
  private final Optional<String> key = Optional.of(City.fresh("key-"));
  private final AtomicInteger done = new AtomicInteger();

  private String once(long who, Object request, Supplier<String> act) {
    return idempotency.once(who, key, request, String.class, act);
  }

  private String act() {
    return "done " + done.incrementAndGet();
  }

  @Test
  void theSameRequestGetsTheSameAnswerAndIsDoneOnce() {
    assertThat(once(caller, "a request", this::act)).isEqualTo("done 1");
    assertThat(once(caller, "a request", this::act)).isEqualTo("done 1");
    assertThat(done).hasValue(1);
  }

  @Test
  void anotherRequestUnderTheSameKeyIsRefused() {
    once(caller, "a request", this::act);
    assertThatThrownBy(() -> once(caller, "another request", this::act)).isInstanceOf(Failure.Invalid.class);
    assertThatThrownBy(() -> idempotency.once(caller, key, "a request", Integer.class, done::incrementAndGet)).isInstanceOf(Failure.Invalid.class);
    assertThat(done).hasValue(1);
  }

  @Test
  void anotherCallersKeysAreItsOwn() {
    once(caller, "a request", this::act);
    assertThat(once(Ids.random(), "another request", this::act)).isEqualTo("done 2");
  }

  @Test
  void anActThatFailedLeavesItsKeyFree() {
    assertThatThrownBy(() -> once(caller, "a request", () -> {
      throw new Failure.Conflict("error.twin");
    })).isInstanceOf(Failure.Conflict.class);
    assertThat(once(caller, "a request", this::act)).isEqualTo("done 1");
  }

  @Test
  void withoutAKeyTheActIsSimplyDone() {
    assertThat(idempotency.once(caller, Optional.empty(), "a request", String.class, this::act)).isEqualTo("done 1");
    assertThat(idempotency.once(caller, Optional.empty(), "a request", String.class, this::act)).isEqualTo("done 2");
  }

  @Test
  void aKeyThatIsNoneIsRefused() {
    for (String wrong : new String[] {"", "a b", "ü", "x".repeat(65), "a\nb"}) {
      assertThatThrownBy(() -> idempotency.once(caller, Optional.of(wrong), "a request", String.class, this::act))
          .as(wrong).isInstanceOf(Failure.Malformed.class);
    }
  }

  @Test
  void aTwinWaitsForTheAnswerOfTheFirst() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch mayEnd = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newCachedThreadPool()) {
      Future<String> first = threads.submit(() -> once(caller, "a request", held(begun, mayEnd)));
      assertThat(begun.await(60, TimeUnit.SECONDS)).isTrue();
      Future<String> twin = threads.submit(() -> once(caller, "a request", this::act));
      assertThat(twin.state()).isEqualTo(Future.State.RUNNING);
      mayEnd.countDown();
      assertThat(first.get()).isEqualTo("done 1").isEqualTo(twin.get());
    }
  }

  @Test
  void aTwinOfOneThatTakesTooLongIsToldSo() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch mayEnd = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newCachedThreadPool()) {
      Future<String> first = threads.submit(() -> once(caller, "a request", held(begun, mayEnd)));
      assertThat(begun.await(60, TimeUnit.SECONDS)).isTrue();
      assertThatThrownBy(() -> once(caller, "a request", this::act)).isInstanceOf(Failure.Conflict.class);
      mayEnd.countDown();
      assertThat(first.get()).isEqualTo("done 1");
    }
    assertThat(done).hasValue(1);
  }

  private Supplier<String> held(CountDownLatch begun, CountDownLatch mayEnd) {
    return () -> {
      begun.countDown();
      try {
        mayEnd.await(60, TimeUnit.SECONDS);
      } catch (InterruptedException stopped) {
        throw new IllegalStateException(stopped);
      }
      return act();
    };
  }
}
