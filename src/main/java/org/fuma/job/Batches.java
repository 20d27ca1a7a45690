package org.fuma.job;

import java.util.Optional;

/** What is left of a job, batch by batch. */
public interface Batches extends AutoCloseable {

  /** The next batch; empty at the end. Called on a thread of its own, outside any transaction, one batch ahead. */
  Optional<Batch> next();

  @Override
  default void close() {}
}
