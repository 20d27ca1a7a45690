package org.fuma.sample;

import jakarta.inject.Singleton;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.fuma.complaint.Beginning;
import org.fuma.complaint.ComplaintBook;
import org.fuma.complaint.ComplaintCategory;
import org.fuma.complaint.ComplaintWords;
import org.fuma.complaint.Course;
import org.fuma.complaint.Filings;
import org.fuma.complaint.Matter;
import org.fuma.complaint.Mover;
import org.fuma.complaint.Moving;
import org.fuma.complaint.Naming;
import org.fuma.complaint.NewComplaint;
import org.fuma.complaint.Source;
import org.fuma.store.Time;

/** The story's complaints, each as far as it got. */
@Singleton
class SampleComplaints {

  /** Visits of lately that are complained of. */
  private static final Duration BEFORE = Duration.ofDays(1);

  private final Filings filings;
  private final ComplaintBook book;
  private final Course course;
  private final SampleInquiries inquiries;

  SampleComplaints(Filings filings, ComplaintBook book, Course course, SampleInquiries inquiries) {
    this.inquiries = inquiries;
    this.filings = filings;
    this.book = book;
    this.course = course;
  }

  /** A complaint under way: its number is known once it has been handed in. */
  static final class Filed {
    long id;
    long question;
    SampleRegistry.Office office;
  }

  void add(SampleRegistry city, Random random, SampleTexts texts, SampleEvents events, List<SampleTold> past, Instant now) {
    int number = 0;
    for (SampleTale tale : SampleTales.all()) {
      Instant submitted = SampleStory.workingHour(random, now, tale.daysAgo());
      Optional<SampleTold> visit = tale.about() == SampleTale.About.VISIT ? latest(city, past, submitted) : Optional.empty();
      SampleRegistry.Firm firm = visit.map(told -> told.firm).orElse(city.firms().get(tale.by() == SampleTale.By.PLAQUE ? 4 : 0));
      Filed filed = new Filed();
      // Each in its turn, so that an authority is never asked twice about the same firm.
      filed.office = visit.map(told -> told.office).orElse(tale.about() == SampleTale.About.FORMER ? city.former() : city.authorities().get(number++ % SampleRegistry.FORMER));
      events.add(submitted, file(texts, tale, firm, visit, submitted, filed));
      Instant at = submitted;
      for (SampleTale.Beat beat : tale.beats()) {
        Instant when = after(random, at, beat.days(), now);
        at = when;
        Moving said = beat.said().of(texts, city, Time.day(when));
        events.add(when, () -> {
          switch (beat.event()) {
            case SampleTale.QUESTION -> inquiries.ask(city.supervisor(), filed, said.text(), Time.day(when));
            case SampleTale.ANSWER -> inquiries.answer(filed, said.text());
            case SampleTale.REPORT -> inquiries.report(city.supervisor(), filed, said.text());
            default -> course.move(mover(city, tale, firm, filed, beat.voice()), filed.id, beat.event(), said, Optional.empty());
          }
        });
      }
    }
  }

  private Runnable file(SampleTexts texts, SampleTale tale, SampleRegistry.Firm firm, Optional<SampleTold> visit, Instant submitted, Filed filed) {
    ComplaintCategory category = tale.category();
    String text = texts.of("COMPLAINT_TEXT", category.name());
    String subject = texts.of("COMPLAINT_SUBJECT", category.name());
    String demand = texts.any("COMPLAINT_DEMAND");
    boolean named = tale.about() == SampleTale.About.AUTHORITY || tale.about() == SampleTale.About.FORMER;
    Optional<Long> authority = Optional.of(filed.office.id()).filter(any -> named);
    LocalDate day = Time.day(submitted);
    if (tale.by() == SampleTale.By.PLAQUE) {
      ComplaintWords words = new ComplaintWords(subject, text, demand, "", "示例来电人", "07340000000");
      Matter matter = category == ComplaintCategory.NO_SCAN ? Matter.NO_SCAN : Matter.OTHER;
      return () -> filed.id = book.begin(new Beginning(
          Source.PLAQUE, matter, firm.id(), Optional.empty(), category, Optional.empty(), authority, Optional.of(day), Naming.WITHHELD, words));
    }
    String naming = (tale.by() == SampleTale.By.CONSENTING ? Naming.CONSENTED : Naming.WITHHELD).name();
    return () -> filed.id = filings.file(firm.account(),
        new NewComplaint(Optional.of(firm.id()), visit.map(told -> told.id), authority, category.name(), day.toString(), text, demand, subject, "", "", naming, "", ""),
        Optional.empty());
  }

  private static Mover mover(SampleRegistry city, SampleTale tale, SampleRegistry.Firm firm, Filed filed, SampleTale.Voice voice) {
    return switch (voice) {
      case FIRST -> new Mover.Supervisor(city.supervisor());
      case SECOND -> new Mover.Supervisor(city.second());
      case COMPLAINANT -> tale.by() == SampleTale.By.PLAQUE ? new Mover.Follower(filed.id) : new Mover.Firm(firm.account());
      case SERVICE -> new Mover.Service();
    };
  }

  /** The last visit that was over a day before that moment, of an authority that both supervisors may judge. */
  private static Optional<SampleTold> latest(SampleRegistry city, List<SampleTold> past, Instant moment) {
    return past.stream()
        .filter(told -> told.arrival.isBefore(moment.minus(BEFORE)) && told.office != city.former())
        .max(Comparator.comparing(told -> told.arrival));
  }

  /** Some working hour so many days after the step before, on a working day of the week, never before that step and never in the future. */
  private static Instant after(Random random, Instant before, int days, Instant now) {
    LocalDate day = Time.day(before).plusDays(days);
    while (day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY) {
      day = day.plusDays(1);
    }
    Instant chosen = day.atTime(9, 30).atZone(Time.ZONE).toInstant().plus(Duration.ofMinutes(random.nextInt(400)));
    Instant last = now.minusSeconds(60);
    return chosen.isBefore(last) ? chosen : last;
  }
}
