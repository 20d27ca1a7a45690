package org.fuma.roster;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.fuma.access.Actor;
import org.fuma.enterprise.District;
import org.fuma.job.Job;
import org.fuma.store.Ids;
import org.fuma.web.Failure;
import org.fuma.web.Frame;
import org.fuma.web.Words;

/** Imports as programs see them, and the file of refused lines. */
@Singleton
class RosterViews {

  private static final int LINES_AT_ONCE = 500;

  private final RosterImports imports;

  RosterViews(RosterImports imports) {
    this.imports = imports;
  }

  /**
   * An import.
   *
   * @param state    CHECKING, CHECKED, REFUSED, TAKING, TAKEN or DISCARDED
   * @param progress of the check, or of the taking once that was asked for
   * @param checked  what the check came to, as far as it has got
   * @param taken    what the taking came to, as far as it has got; null before
   * @param problem  why the file as a whole was refused
   */
  @Serdeable
  record RosterView(
      String id,
      String fileName,
      long size,
      String sha256,
      String batch,
      Instant sentAt,
      String state,
      Progress progress,
      Totals checked,
      @Nullable Totals taken,
      @Nullable Columns columns,
      @Nullable String problem) {}

  /** How far a job has come: WAITING, RUNNING, INTERRUPTED, STOPPED, DONE or FAILED. */
  @Serdeable
  record Progress(String job, String state, long done, long total, int percent, @Nullable String problem) {}

  /** Lines by what became of them, and where their firms are: by the district's six digits, or open. */
  @Serdeable
  record Totals(long fresh, long changed, long unchanged, long refused, Map<String, Long> districts, long open) {}

  /** Which columns are taken, by field, and the headings of those that are not. */
  @Serdeable
  record Columns(Map<String, String> taken, List<String> notTaken) {}

  /** A line that was refused. */
  @Serdeable
  record RefusalView(long line, List<WrongView> wrong) {}

  /** A field that was wrong, and why, in words. */
  @Serdeable
  record WrongView(String field, String value, String reason) {}

  RosterView of(HttpRequest<?> request, Roster seen) {
    Words words = Frame.words(request);
    Job checking = imports.checking(seen);
    Optional<Job> taking = imports.taking(seen);
    Job job = taking.orElse(checking);
    // A job may have ended since the roster was read; whoever is told so must find the state that it left.
    Roster roster = job.state().ended() ? imports.again(seen) : seen;
    return new RosterView(
        Ids.show(roster.id()),
        roster.fileName(),
        roster.size(),
        HexFormat.of().formatHex(roster.sha256()),
        roster.batch(),
        roster.at(),
        roster.state().name(),
        new Progress(Ids.show(job.id()), job.state().name(), job.done(), job.total(), job.percent(), job.problem().map(words::say).orElse(null)),
        totals(checking),
        taking.map(RosterViews::totals).orElse(null),
        roster.layout().map(RosterViews::columns).orElse(null),
        roster.problem().map(words::say).orElse(null));
  }

  static RefusalView of(HttpRequest<?> request, Refusal refusal) {
    Words words = Frame.words(request);
    return new RefusalView(refusal.line(),
        refusal.wrong().stream().map(wrong -> new WrongView(wrong.field(), PreviewWords.masked(wrong.field(), wrong.value()), words.say(wrong.reason()))).toList());
  }

  /**
   * The file of refused lines.
   *
   * @throws Failure.Conflict when the roster was not checked to its end
   */
  HttpResponse<StreamedFile> file(Actor actor, Roster roster, Words words) {
    Layout layout = roster.layout().orElseThrow(() -> new Failure.Conflict("roster.not-checked"));
    StreamedFile file =
        new StreamedFile(
            RefusedFile.of(layout, after -> imports.refusals(actor, roster.id(), after, LINES_AT_ONCE), words),
            MediaType.of("text/csv;charset=utf-8"));
    return HttpResponse.ok(file).header("Content-Disposition", "attachment; filename=\"refused-" + Ids.show(roster.id()) + ".csv\"");
  }

  private static Totals totals(Job job) {
    Map<String, Long> districts = new TreeMap<>();
    for (District district : District.values()) {
      long firms = Count.of(job.counts(), Count.in(district));
      if (firms > 0) {
        districts.put(district.code(), firms);
      }
    }
    return new Totals(
        Count.of(job.counts(), Count.NEW),
        Count.of(job.counts(), Count.CHANGED),
        Count.of(job.counts(), Count.UNCHANGED),
        Count.of(job.counts(), Count.REFUSED),
        districts,
        Count.of(job.counts(), Count.OPEN));
  }

  private static Columns columns(Layout layout) {
    Map<String, String> taken = new TreeMap<>();
    layout.taken().forEach(heading -> taken.put(heading.taken().orElseThrow().field(), heading.text()));
    return new Columns(taken, layout.unknown());
  }
}
