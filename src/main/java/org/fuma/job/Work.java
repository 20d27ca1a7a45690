package org.fuma.job;

import java.util.Optional;

/** A kind of work that is done in the background; a singleton for each kind. */
public interface Work {

  /** The kind's name, as {@code roster.take}; at most 48 characters. */
  String kind();

  /** Opens what is to be done, from {@link Job#reached} on. */
  Batches open(Job job);

  /** The page that people are sent to from the job's own page: where its result is. */
  default Optional<String> page(Job job) {
    return Optional.empty();
  }
}
