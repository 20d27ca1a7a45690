package org.fuma;

import io.micronaut.context.ApplicationContext;
import io.micronaut.inject.qualifiers.Qualifiers;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.executor.ExecutorConfiguration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/** A while in which nothing recurs by itself: tests that count all rows would count those of a sweep, whatever lease it has or has none. */
public final class Stillness {

  private static final int PATIENCE_SECONDS = 120;

  private Stillness() {}

  /** What is done meanwhile. */
  @FunctionalInterface
  public interface Work {

    /** Does it. */
    void run() throws Exception;
  }

  /** Does the work while every thread that sweeps run on is taken; entries are placed, and jobs and notices go on, all the same. */
  public static void during(City city, Work work) throws Exception {
    ApplicationContext context = city.bean(ApplicationContext.class);
    ExecutorService recurring = context.getBean(ExecutorService.class, Qualifiers.byName(TaskExecutors.SCHEDULED));
    int threads = context.getBean(ExecutorConfiguration.class, Qualifiers.byName(TaskExecutors.SCHEDULED)).getCorePoolSize();
    CountDownLatch taken = new CountDownLatch(threads);
    CountDownLatch over = new CountDownLatch(1);
    try {
      for (int i = 0; i < threads; i++) {
        recurring.execute(() -> hold(taken, over));
      }
      // A sweep that is under way ends first.
      if (!taken.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError(taken.getCount() + " sweeps do not end");
      }
      work.run();
    } finally {
      over.countDown();
    }
  }

  private static void hold(CountDownLatch taken, CountDownLatch over) {
    taken.countDown();
    try {
      over.await();
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }
}
