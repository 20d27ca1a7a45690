package org.fuma.access;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.fuma.web.Option;

/**
 * A list that is being read for a file.
 *
 * @param narrowed the filter in words, field by field; empty for the whole list
 */
public record Export(List<String> headings, List<Option> narrowed, Rows rows) {

  private static final int TOGETHER = 500;

  /** The rows, some at a time, so that memory and transactions stay small. */
  @FunctionalInterface
  public interface Rows {
    /** The next rows; none at the end. */
    List<List<String>> next();
  }

  /**
   * Rows that are read page by page below the last id.
   *
   * @param page  so many of what lies below that id, latest first
   * @param id    by which the next page is asked for
   * @param cells in the order of the headings
   */
  public static <T> Rows paged(BiFunction<Optional<Long>, Integer, List<T>> page, Function<T, Long> id, Function<T,
      List<String>> cells) {
    return new Rows() {
      private Optional<Long> below = Optional.empty();
      private boolean ended;

      @Override
      public List<List<String>> next() {
        if (ended) {
          return List.of();
        }
        List<T> some = page.apply(below, TOGETHER);
        ended = some.size() < TOGETHER;
        if (!some.isEmpty()) {
          below = Optional.of(id.apply(some.getLast()));
        }
        return some.stream().map(cells).toList();
      }
    };
  }

  /** Rows that are few enough to be read at once. */
  public static <T> Rows atOnce(List<T> all, Function<T, List<String>> cells) {
    return paged((below, most) -> below.isEmpty() ? all : List.of(), any -> 0L, cells);
  }
}
