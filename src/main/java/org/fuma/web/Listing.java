package org.fuma.web;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Optional;

/**
 * One page of a list for programs.
 *
 * @param nextPageToken asks for the next page; null on the last one
 */
@Serdeable
public record Listing<T>(List<T> items, @Nullable String nextPageToken) {

  /** A page and the way to the next. */
  public static <T> Listing<T> of(List<T> items, Optional<String> next) {
    return new Listing<>(items, next.orElse(null));
  }
}
