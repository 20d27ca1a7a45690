package org.fuma.complaint;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fuma.attachment.Intake;
import org.fuma.authority.Authorities;
import org.fuma.authority.Authority;
import org.fuma.enterprise.Enterprise;
import org.fuma.enterprise.Enterprises;
import org.fuma.web.Entry;
import org.fuma.web.Failure;

/**
 * A complaint as the page of whoever complained shows it, by account and by link alike: what happened, what happens next and by when, what may be done.
 */
@Singleton
public class OwnView {

  private final Enterprises enterprises;
  private final Authorities authorities;
  private final Evidence evidence;
  private final Clocks clocks;
  private final Measures measures;

  OwnView(Enterprises enterprises, Authorities authorities, Evidence evidence, Clocks clocks, Measures measures) {
    this.enterprises = enterprises;
    this.authorities = authorities;
    this.evidence = evidence;
    this.clocks = clocks;
    this.measures = measures;
  }

  /** What a complainant may do, in the order in which the page offers it. */
  enum Deed {
    /** Adds a text, or a file. */
    ADDITION("addition"),
    /** Says whether the result will do. */
    SATISFACTION("satisfaction"),
    /** Has it looked into once more. */
    REOPENING("reopening"),
    /** Consents to being named to the authority, or takes that back. */
    NAMING("naming"),
    /** Takes the complaint back. */
    WITHDRAWAL("withdrawal");

    private final String event;

    Deed(String event) {
      this.event = event;
    }

    /** As the course calls it. */
    public String event() {
      return event;
    }
  }

  /** A measure as whoever complained reads of it: what kind, by when, whether a supervisor has found it done; not what was written. */
  public record Measured(MeasureKind kind, LocalDate dueOn, boolean done) {}

  /** The measures that were decided, once that has been told: none from a decision until its telling. */
  List<Measured> measured(Complaint complaint) {
    boolean told = complaint.steps().stream().map(Complaint.Step::event).filter(Set.of("decision", "telling")::contains)
        .reduce((earlier, later) -> later).filter("telling"::equals).isPresent();
    return told
        ? measures.of(complaint.id()).stream().map(one -> new Measured(one.kind(), one.dueOn(), one.state() == MeasureState.DONE)).toList()
        : List.of();
  }

  /** What may be done with it on that day: as long as the course takes it, also while a provisional day may be too early. */
  static Set<Deed> deeds(Complaint complaint, ComplaintClock clock, LocalDate today) {
    Complaint.Standing now = complaint.standing();
    Set<Deed> deeds = EnumSet.noneOf(Deed.class);
    if (now.state().open()) {
      deeds.addAll(EnumSet.of(Deed.ADDITION, Deed.NAMING, Deed.WITHDRAWAL));
    }
    if (now.state() == ComplaintState.TOLD) {
      boolean inTime = now.due().filter(due -> due.kind() == DueKind.REOPEN && !clock.over(due, today)).isPresent();
      if (now.satisfied().isEmpty()) {
        deeds.add(Deed.SATISFACTION);
      }
      if (!now.reopened() && inTime) {
        deeds.add(Deed.REOPENING);
      }
    }
    return deeds;
  }

  /** The key of the sentence that says what comes next; once nothing more can be done here, it names the ways that the law leaves. */
  static String next(Complaint complaint, boolean mayReopen) {
    Complaint.Standing now = complaint.standing();
    if (now.stopped().isPresent()) {
      return "own.stopped." + now.stopped().get().name();
    }
    if (now.state() == ComplaintState.TOLD && now.satisfied().orElse(false)) {
      return "own.next.TOLD-satisfied";
    }
    if (now.state() == ComplaintState.TOLD && !mayReopen) {
      return "own.next.TOLD-last";
    }
    return now.state() == ComplaintState.TOLD && now.satisfied().isPresent() ? "own.next.TOLD-unsatisfied" : "own.next." + now.state().name();
  }

  /**
   * What the template is given.
   *
   * @param path  below which the acts and the files lie
   * @param entry a form that was refused, with the event in {@code _act}
   */
  Map<String, Object> of(Complaint complaint, String path, Entry entry) {
    LocalDate today = clocks.today();
    Optional<Due> due = complaint.standing().due();
    ComplaintClock running = clocks.running();
    Map<String, Boolean> deeds = new LinkedHashMap<>();
    deeds(complaint, running, today).forEach(deed -> deeds.put(deed.event(), true));
    Map<String, Object> given = new HashMap<>();
    given.put("complaint", complaint);
    given.put("firm", enterprises.find(complaint.enterprise()).map(Enterprise::name).orElseThrow(Failure.NotFound::new));
    given.put("authority", complaint.authority().flatMap(authorities::authority).map(Authority::name));
    Optional<Integer> working = due.flatMap(until -> running.left(until, today));
    given.put("left", working.or(() -> due.map(until -> (int) ChronoUnit.DAYS.between(today, until.day()))));
    given.put("working", working.isPresent());
    given.put("next", next(complaint, deeds.containsKey(Deed.REOPENING.event())));
    given.put("evidence", evidence.of(complaint.id()));
    given.put("measures", measured(complaint));
    given.put("deeds", deeds.keySet());
    given.put("path", path);
    given.put("proofs", path.startsWith(Followed.PATH) ? Followed.PATH + "/proofs/" : "/proofs/");
    given.put("provable", complaint.provable());
    given.put("mostMb", Intake.MOST_MB);
    given.put("entry", entry);
    return given;
  }
}
