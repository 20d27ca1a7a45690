package org.fuma.sample;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import org.fuma.complaint.ComplaintCategory;
import org.fuma.complaint.ComplaintOutcome;
import org.fuma.complaint.Filings;
import org.fuma.complaint.Course;
import org.fuma.complaint.Mover;
import org.fuma.complaint.Moving;
import org.fuma.complaint.NewComplaint;
import org.fuma.store.Time;

/** The story's complaints, each as far as it got. */
@Singleton
class SampleComplaints {

  private final Filings filings;
  private final Course course;

  SampleComplaints(Filings filings, Course course) {
    this.filings = filings;
    this.course = course;
  }

  /** How far each complaint of the story gets: the names of the edges that it passes, in order. */
  private static final List<List<String>> COURSES =
      List.of(
          List.of("acceptance", "investigation", "decision:UPHELD", "telling", "closing"),
          List.of("acceptance", "investigation", "decision:NOT_UPHELD", "telling", "closing"),
          List.of("refusal"),
          List.of("acceptance", "investigation", "decision:PARTLY", "telling", "closing"),
          List.of("acceptance", "investigation", "decision:UPHELD"),
          List.of("acceptance", "investigation", "decision:PARTLY"),
          List.of("acceptance", "investigation", "decision:NOT_UPHELD"),
          List.of("acceptance"),
          List.of("acceptance"),
          List.of(),
          List.of());

  void add(SampleRegistry city, Random random, SampleTexts texts, SampleEvents events, List<SampleTold> past, Instant now) {
    ComplaintCategory[] categories = ComplaintCategory.values();
    for (int i = 0; i < COURSES.size(); i++) {
      ComplaintCategory category = categories[i % categories.length];
      // Those about no visit are the shown firm's own, so that its page is not empty.
      Instant submitted = SampleStory.workingHour(random, now, 1 + 12 * (COURSES.size() - 1 - i));
      Optional<SampleTold> visit = i % 3 == 0 ? latest(past, submitted) : Optional.empty();
      SampleRegistry.Firm firm = visit.map(told -> told.firm).orElse(city.firms().getFirst());
      String text = texts.of("COMPLAINT_TEXT", category.name());
      String demand = texts.any("COMPLAINT_DEMAND");
      Optional<Long> authority =
          category == ComplaintCategory.OTHER || visit.isPresent() ? Optional.empty() : Optional.of(city.authorities().get(random.nextInt(city.authorities().size())).id());
      Supplier<NewComplaint> asked = () ->
          new NewComplaint(Optional.of(firm.id()), visit.map(told -> told.id), authority, category.name(), Time.day(submitted).toString(), text, demand);
      long[] id = new long[1];
      events.add(submitted, () -> id[0] = filings.file(firm.account(), asked.get(), Optional.empty()));
      Instant at = submitted;
      for (String step : COURSES.get(i)) {
        String[] parts = step.split(":");
        String outcome = parts.length > 1 ? ComplaintOutcome.valueOf(parts[1]).name() : "";
        String said =
            switch (parts[0]) {
              case "refusal" -> texts.any("REFUSAL");
              case "decision", "telling" -> texts.any("ANSWER_" + outcome);
              case "closing" -> texts.any("CLOSE_NOTE");
              default -> "";
            };
        at = at.plus(Duration.ofHours(20L + random.nextInt(30)));
        Instant when = at.isBefore(now) ? at : now.minusSeconds(60);
        events.add(when, () -> course.move(new Mover.Supervisor(city.supervisor()), id[0], parts[0], new Moving(outcome, "NO_LEAD", said, "", "", "", "", List.of()), Optional.empty()));
      }
    }
  }

  /** The last visit that was over a day before that moment. */
  private static Optional<SampleTold> latest(List<SampleTold> past, Instant moment) {
    return past.stream()
        .filter(told -> told.arrival.isBefore(moment.minus(Duration.ofDays(1))))
        .max(Comparator.comparing(told -> told.arrival));
  }
}
