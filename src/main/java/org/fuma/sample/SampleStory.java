package org.fuma.sample;

import jakarta.inject.Singleton;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import org.fuma.access.Actor;
import org.fuma.complaint.ComplaintCategory;
import org.fuma.complaint.ComplaintOutcome;
import org.fuma.complaint.Complaints;
import org.fuma.complaint.NewComplaint;
import org.fuma.live.LiveScreens;
import org.fuma.rule.Basis;
import org.fuma.rule.VisitKind;
import org.fuma.store.ServiceClock;
import org.fuma.store.Time;
import org.fuma.visit.Arrival;
import org.fuma.visit.Arrivals;
import org.fuma.visit.Conclusion;
import org.fuma.visit.Conclusions;
import org.fuma.visit.Declared;
import org.fuma.visit.ScanMeans;
import org.fuma.visit.Visit;
import org.fuma.visit.VisitLog;
import org.fuma.visit.VisitResult;

/** Half a year of visits and complaints, told in the order in which they happened; the same for the same seed and day. */
@Singleton
class SampleStory {

  private static final int VISITS = 150;
  private static final int DAYS = 180;

  private final Arrivals arrivals;
  private final VisitLog visits;
  private final Conclusions conclusions;
  private final Complaints complaints;
  private final LiveScreens screens;
  private final ServiceClock clock;

  SampleStory(Arrivals arrivals, VisitLog visits, Conclusions conclusions, Complaints complaints, LiveScreens screens, ServiceClock clock) {
    this.screens = screens;
    this.arrivals = arrivals;
    this.visits = visits;
    this.conclusions = conclusions;
    this.complaints = complaints;
    this.clock = clock;
  }

  private record Event(Instant at, Runnable act) {}

  /** One visit on its way through the story; its number is known once it has begun. */
  private static final class Told {
    private long id;
    private boolean admitted;
    private SampleRegistry.Firm firm;
    private Instant arrival;
  }

  void tell(SampleRegistry city, Random random, Instant now) {
    SampleTexts texts = new SampleTexts(random);
    List<Event> events = new ArrayList<>();
    List<Told> past = new ArrayList<>();
    for (int i = 0; i < VISITS; i++) {
      Told told = new Told();
      past.add(told);
      Instant arrival = workingHour(random, now, 3 + random.nextInt(DAYS - 3));
      visit(city, random, texts, events, told, arrival, Optional.of(departure(random, arrival)), true);
    }
    visit(city, random, texts, events, new Told(), now.minus(Duration.ofMinutes(40)), Optional.empty(), false);
    visit(city, random, texts, events, new Told(), now.minus(Duration.ofHours(5)), Optional.of(now.minus(Duration.ofHours(3))), false);
    visit(city, random, texts, events, new Told(), now.minus(Duration.ofHours(27)), Optional.of(now.minus(Duration.ofHours(25))), false);
    complaints(city, random, texts, events, past, now);
    events.stream().sorted(Comparator.comparing(Event::at)).forEach(event -> clock.at(event.at(), () -> run(event)));
  }

  private static boolean run(Event event) {
    event.act().run();
    return true;
  }

  private void visit(
      SampleRegistry city,
      Random random,
      SampleTexts texts,
      List<Event> events,
      Told told,
      Instant arrival,
      Optional<Instant> departure,
      boolean completed) {
    told.arrival = arrival;
    told.firm = city.firms().get(random.nextInt(city.firms().size()));
    SampleRegistry.Office office = city.authorities().get(random.nextInt(city.authorities().size()));
    Actor official = office.officials().getFirst();
    Actor colleague = office.officials().get(1 + random.nextInt(office.officials().size() - 1));
    VisitKind kind = KINDS.get(random.nextInt(KINDS.size()));
    List<Long> items = kind.inspection() ? List.of(office.items().get(random.nextInt(office.items().size()))) : List.of();
    String reason =
        switch (kind) {
          case ROUTINE -> texts.of("VISIT_REASON", "ROUTINE");
          case CAMPAIGN -> texts.of("VISIT_REASON", "CAMPAIGN");
          case CASE -> texts.of("VISIT_REASON", "CASE", "HANDED_OVER");
          default -> texts.of("VISIT_REASON", "SERVICE");
        };
    VisitResult result = kind.inspection() ? VisitResult.values()[random.nextInt(VisitResult.values().length)] : VisitResult.ADVICE;
    String note =
        switch (result) {
          case NO_PROBLEM -> texts.of("VISIT_NOTE", "NO_PROBLEM");
          case ADVICE -> kind.inspection() ? texts.of("VISIT_NOTE", "GUIDED") : texts.of("VISIT_NOTE", "SERVICE");
          case CORRECTION -> texts.of("VISIT_NOTE", "ORDERED");
          case CASE_OPENED -> texts.of("VISIT_NOTE", "CASE_FILED");
          case NOT_COMPLETED -> "企业负责人外出，当天未能完成检查，另行约定时间。";
        };
    ScanMeans how = MEANS.get(random.nextInt(MEANS.size()));
    events.add(new Event(arrival, () -> {
      Arrival asked = Arrival.of(scanned(told.firm, how), how, kind, items, List.of(colleague.official().orElseThrow()), declared(kind), reason);
      Visit visit = arrivals.arrive(official, asked, Optional.empty());
      told.id = visit.id();
      told.admitted = visit.decision().admits();
    }));
    departure.ifPresent(at -> events.add(new Event(at, () -> {
      if (told.admitted) {
        visits.depart(official, told.id, Optional.empty());
      }
    })));
    if (completed) {
      Instant recorded = departure.orElseThrow().plus(Duration.ofMinutes(20L + random.nextInt(1_400)));
      events.add(new Event(recorded, () -> {
        if (told.admitted) {
          conclusions.conclude(official, told.id, concluded(result, note, recorded), Optional.empty());
        }
      }));
    }
  }

  private static Declared declared(VisitKind kind) {
    return switch (kind) {
      case CASE -> new Declared(Basis.REPORT, "示例举报〔2026〕12号", Optional.empty(), Optional.empty(), 0, Optional.of(60), "", false);
      case CAMPAIGN -> new Declared(Basis.SUPERIOR_ORDER, "示例专项〔2026〕3号", Optional.empty(), Optional.empty(), 1, Optional.of(90), "", false);
      default -> kind.inspection()
          ? new Declared(Basis.PLAN, "", Optional.empty(), Optional.empty(), 0, Optional.empty(), "", false)
          : Declared.CONTACT;
    };
  }

  private static Conclusion concluded(VisitResult result, String note, Instant recorded) {
    return switch (result) {
      case CORRECTION -> new Conclusion(result, note, Optional.of(Time.day(recorded).plusDays(15)), "", "", List.of());
      case CASE_OPENED -> new Conclusion(result, note, Optional.empty(), "示立〔" + Time.day(recorded).getYear() + "〕" + recorded.getEpochSecond() % 1_000 + "号", "", List.of());
      case NOT_COMPLETED -> new Conclusion(result, "", Optional.empty(), "", note, List.of());
      case NO_PROBLEM, ADVICE -> Conclusion.of(result, note);
    };
  }

  private static final List<VisitKind> KINDS = List.of(VisitKind.ROUTINE, VisitKind.CAMPAIGN, VisitKind.CASE, VisitKind.SERVICE);

  /** How codes are scanned in the story, as often as they stand here. */
  private static final List<ScanMeans> MEANS =
      List.of(ScanMeans.PLAQUE, ScanMeans.PLAQUE, ScanMeans.PLAQUE, ScanMeans.LIVE, ScanMeans.LIVE, ScanMeans.PHOTO, ScanMeans.TYPED);

  private String scanned(SampleRegistry.Firm firm, ScanMeans how) {
    return switch (how) {
      case LIVE -> screens.says(firm.code().serial());
      case TYPED -> firm.code().serial().value();
      case PLAQUE, PHOTO -> firm.code().text();
    };
  }

  /** How far each complaint of the story gets: the names of the edges that it passes, in order. */
  private static final List<List<String>> COURSES =
      List.of(
          List.of("acceptance", "decision:UPHELD", "closing"),
          List.of("acceptance", "decision:NOT_UPHELD", "closing"),
          List.of("refusal"),
          List.of("acceptance", "decision:PARTLY", "closing"),
          List.of("acceptance", "decision:UPHELD"),
          List.of("acceptance", "decision:PARTLY"),
          List.of("acceptance", "decision:NOT_UPHELD"),
          List.of("acceptance"),
          List.of("acceptance"),
          List.of(),
          List.of());

  private void complaints(
      SampleRegistry city, Random random, SampleTexts texts, List<Event> events, List<Told> past, Instant now) {
    ComplaintCategory[] categories = ComplaintCategory.values();
    for (int i = 0; i < COURSES.size(); i++) {
      ComplaintCategory category = categories[i % categories.length];
      // Those about no visit are the shown firm's own, so that its page is not empty.
      Instant submitted = workingHour(random, now, 1 + 12 * (COURSES.size() - 1 - i));
      Optional<Told> visit = i % 3 == 0 ? latest(past, submitted) : Optional.empty();
      SampleRegistry.Firm firm = visit.map(told -> told.firm).orElse(city.firms().getFirst());
      String text = texts.of("COMPLAINT_TEXT", category.name());
      String demand = texts.any("COMPLAINT_DEMAND");
      Optional<Long> authority =
          category == ComplaintCategory.OTHER || visit.isPresent() ? Optional.empty() : Optional.of(city.authorities().get(random.nextInt(city.authorities().size())).id());
      Supplier<NewComplaint> asked = () ->
          new NewComplaint(Optional.of(firm.id()), visit.map(told -> told.id), authority, category.name(), Time.day(submitted).toString(), text, demand);
      long[] id = new long[1];
      events.add(new Event(submitted, () -> id[0] = complaints.file(firm.account(), asked.get(), Optional.empty())));
      Instant at = submitted;
      for (String step : COURSES.get(i)) {
        String[] parts = step.split(":");
        String outcome = parts.length > 1 ? ComplaintOutcome.valueOf(parts[1]).name() : "";
        String said =
            switch (parts[0]) {
              case "refusal" -> texts.any("REFUSAL");
              case "decision" -> texts.any("ANSWER_" + outcome);
              case "closing" -> texts.any("CLOSE_NOTE");
              default -> "";
            };
        at = at.plus(Duration.ofHours(20L + random.nextInt(30)));
        Instant when = at.isBefore(now) ? at : now.minusSeconds(60);
        events.add(new Event(when, () -> complaints.move(city.supervisor(), id[0], parts[0], outcome, said, Optional.empty())));
      }
    }
  }

  /** The last visit that was over a day before that moment. */
  private static Optional<Told> latest(List<Told> past, Instant moment) {
    return past.stream()
        .filter(told -> told.arrival.isBefore(moment.minus(Duration.ofDays(1))))
        .max(Comparator.comparing(told -> told.arrival));
  }

  private static Instant departure(Random random, Instant arrival) {
    return arrival.plus(Duration.ofMinutes(25L + random.nextInt(120)));
  }

  /** Some moment between nine and four on the working day that is so many days ago, or on the Friday before. */
  private static Instant workingHour(Random random, Instant now, int daysAgo) {
    LocalDate day = Time.day(now).minusDays(daysAgo);
    while (day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY) {
      day = day.minusDays(1);
    }
    return day.atTime(9, 0).atZone(Time.ZONE).toInstant().plus(Duration.ofMinutes(random.nextInt(420)));
  }
}
