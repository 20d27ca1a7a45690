package org.fuma.web;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Optional;
import org.fuma.store.Ids;

/**
 * One page of a list for programs.
 *
 * @param nextPageToken asks for the next page; null on the last one
 */
@Serdeable
public record Listing<T>(List<T> items, @Nullable String nextPageToken) {

  /**
   * Reads the page token that a program sent back.
   *
   * @throws Failure.Malformed when it is none of ours
   */
  public static Optional<Long> below(Optional<String> pageToken) {
    return pageToken.map(token -> Ids.read(token).orElseThrow(() -> new Failure.Malformed("error.page-token")));
  }

  /** A page and the way to the next. */
  public static <T> Listing<T> of(List<T> items, Optional<String> next) {
    return new Listing<>(items, next.orElse(null));
  }
}
