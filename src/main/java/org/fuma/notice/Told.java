package org.fuma.notice;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.fuma.notice.NoticeKind.Audience;
import org.fuma.store.Time;
import org.fuma.web.Words;

/**
 * A notice on somebody's page.
 *
 * @param at   when; for an authority's people the beginning of the day
 * @param kind empty for one that only a newer program knows
 */
public record Told(long id, Instant at, Optional<NoticeKind> kind, String path, List<String> arguments, boolean unread) {

  /** Where a list goes on. */
  public record After(boolean unread, long id) {}

  /** Its sentence. */
  public String said(Words words) {
    // As many as any sentence asks for: one that an older program wrote may have fewer.
    List<String> filled = Stream.concat(arguments.stream().map(one -> LastDay.said(one, words)), Stream.of("–", "–")).toList();
    return kind.map(known -> words.say("notice." + known.name(), filled.toArray())).orElseGet(() -> words.say("notice.newer"));
  }

  /** When, as its person may know it. */
  public String when() {
    return kind.filter(known -> known.audience() == Audience.AUTHORITY).isPresent() ? Time.day(at).toString() : Time.shown(at);
  }
}
