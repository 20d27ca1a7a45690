package org.fuma.browser;

import java.util.List;
import java.util.function.BiConsumer;
import org.fuma.Caller;
import org.fuma.rulebook.Versions;

/** The pages about the rules, with a version that is yet to come. */
final class RulePagesSeen {

  /** Gives each person's pages. */
  void each(Caller supervisor, BiConsumer<String, List<PageList.Seen>> add) {
    supervisor.post("/api/v1/rule-versions", Versions.asked()).expect(201);
    add.accept("supervisor", List.of(
        seen("/rules", "/rules"), seen("/rules/new", "/rules/new"), seen("/rules/{number}", "/rules/1"), seen("/rules/{number}", "/rules/" + Versions.last()),
        seen("/rules/try", "/rules/try"), seen("/rules/try", "/rules/try?counted=2&grade=C&recent=4&code=SUSPENDED&dueSoon=true"), seen("/rules/try", "/rules/try?day=x&kind=EMERGENCY"),
        seen("/rules/calendar", "/rules/calendar"), seen("/rules/calendar", "/rules/calendar?after=2026-09-30&days=5")));
    add.accept("auditor", List.of(seen("/rules", "/rules"), seen("/rules/{number}", "/rules/1"), seen("/rules/calendar", "/rules/calendar?after=2090-01-01&days=1")));
  }

  private static PageList.Seen seen(String template, String path) {
    return new PageList.Seen(template, path);
  }
}
