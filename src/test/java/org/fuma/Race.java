package org.fuma;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Sends several threads off at once. */
public final class Race {

  private Race() {}

  /** What each thread answered, or threw. */
  public static List<Object> run(int threads, IntFunction<Callable<?>> runner) {
    CountDownLatch start = new CountDownLatch(1);
    List<Future<?>> running = new ArrayList<>();
    try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
      for (int i = 0; i < threads; i++) {
        Callable<?> work = runner.apply(i);
        running.add(
            executor.submit(
                () -> {
                  start.await();
                  return work.call();
                }));
      }
      start.countDown();
      return running.stream().map(Race::outcome).toList();
    }
  }

  private static Object outcome(Future<?> one) {
    try {
      return one.get();
    } catch (ExecutionException failed) {
      return failed.getCause();
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }
}
