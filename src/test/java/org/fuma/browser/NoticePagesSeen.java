package org.fuma.browser;

import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.fuma.Caller;
import org.fuma.browser.PageList.Seen;
import org.fuma.notice.Telling;

/** Notices, read and unread, what did not arrive, and where a person is told. */
final class NoticePagesSeen {

  void each(Map<String, Caller> people, BiConsumer<String, List<Seen>> add) {
    for (String person : List.of("firm", "lead", "supervisor")) {
      Telling.everything(people.get(person).actor().account());
    }
    Telling.undelivered();
    List<Seen> pages = List.of(new Seen("/notices", "/notices"), new Seen("/account/reach", "/account/reach?channel=MAIL"));
    add.accept("firm", pages);
    add.accept("lead", pages);
    add.accept("auditor", List.of(new Seen("/notices", "/notices")));
    add.accept("supervisor", List.of(new Seen("/notices", "/notices"), new Seen("/notices/undelivered", "/notices/undelivered"),
        new Seen("/notices/sample", "/notices/sample")));
  }
}
