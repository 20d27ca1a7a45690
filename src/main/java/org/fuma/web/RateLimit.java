package org.fuma.web;

import java.time.Duration;

/**
 * How often somebody may do something: a bucket of tokens for each subject on each node, which refills evenly. Each limit is one constant of
 * the room that it protects.
 *
 * @param size     tokens of a full bucket
 * @param refill   tokens that come back in {@code every}
 * @param whenLost what happens to a subject whose bucket this node has lost: after a restart, after a long quiet, or because more subjects
 *                 came than it keeps
 * @param said     the key of the sentence for who is refused
 */
public record RateLimit(int size, int refill, Duration every, WhenLost whenLost, String said) {

  /** What a lost bucket means. */
  public enum WhenLost {
    /** The subject begins with a full bucket: the limit keeps nobody out who did nothing. */
    OPEN,
    /** The subject is refused until a bucket can be kept for it. */
    CLOSED
  }

  /** Two limits are two, even where their numbers agree: they do not share their buckets. */
  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
