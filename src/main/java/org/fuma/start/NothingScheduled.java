package org.fuma.start;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.processor.ExecutableMethodProcessor;
import io.micronaut.inject.BeanDefinition;
import io.micronaut.inject.ExecutableMethod;
import io.micronaut.scheduling.annotation.Scheduled;
import io.micronaut.scheduling.processor.ScheduledMethodProcessor;
import jakarta.inject.Singleton;

/**
 * A command does the one thing that it is for. Whatever is done by the clock is a service's work: so a command that looks at a backup or a copy of
 * the database signs no checkpoint over it, gives none away and notifies nobody, and what it records itself waits for a service to place it.
 */
@Singleton
@Replaces(ScheduledMethodProcessor.class)
@Requires(property = NothingScheduled.WANTED, value = "true")
final class NothingScheduled implements ExecutableMethodProcessor<Scheduled> {

  /** Set when the program does one thing and ends. */
  static final String WANTED = "fuma-internal.command";

  @Override
  public void process(BeanDefinition<?> bean, ExecutableMethod<?, ?> method) {
    // Not by the clock.
  }
}
