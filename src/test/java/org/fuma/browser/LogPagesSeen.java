package org.fuma.browser;

import java.util.List;
import java.util.function.BiConsumer;
import org.fuma.browser.PageList.Seen;

/** The page of the public log. */
final class LogPagesSeen {

  /** Gives each person's pages. */
  void each(BiConsumer<String, List<Seen>> add) {
    add.accept("nobody", List.of(new Seen("/log", "/log")));
    add.accept("firm", List.of(new Seen("/log", "/log")));
  }
}
