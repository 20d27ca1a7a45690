package org.fuma.sample;

import jakarta.inject.Singleton;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.fuma.access.Actor;
import org.fuma.handshake.DoorAnswer;
import org.fuma.handshake.Handshakes;
import org.fuma.handshake.SecondConfirmation;
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
import org.fuma.visit.SecondOfficial;
import org.fuma.visit.Visit;
import org.fuma.visit.VisitLog;
import org.fuma.visit.VisitResult;

/** A year of visits and ratings, and complaints in every state, told in the order in which they happened; the same for the same seed and day. */
@Singleton
class SampleStory {

  private static final int VISITS = 150;

  /** Visits of the two quarters before those, so that there are totals of ratings to be seen; by the first authority and the one after it. */
  private static final int EARLIER = 36;

  private static final int DAYS = 180;

  /** After so many tries a visit is made where it should not be. */
  private static final int PATIENCE = 6;

  private final Arrivals arrivals;
  private final VisitLog visits;
  private final Conclusions conclusions;
  private final SecondConfirmation seconds;
  private final Handshakes handshakes;
  private final SamplePlans plans;
  private final SampleScenes scenes;
  private final SampleComplaints complaints;
  private final SampleRatings ratings;
  private final LiveScreens screens;
  private final ServiceClock clock;

  SampleStory(
      Arrivals arrivals, VisitLog visits, Conclusions conclusions, SecondConfirmation seconds, Handshakes handshakes, SamplePlans plans,
      SampleScenes scenes, SampleComplaints complaints, SampleRatings ratings, LiveScreens screens, ServiceClock clock) {
    this.seconds = seconds;
    this.handshakes = handshakes;
    this.plans = plans;
    this.scenes = scenes;
    this.screens = screens;
    this.arrivals = arrivals;
    this.visits = visits;
    this.conclusions = conclusions;
    this.complaints = complaints;
    this.ratings = ratings;
    this.clock = clock;
  }

  void tell(SampleRegistry city, Random random, Instant now) {
    SampleTexts texts = new SampleTexts(random);
    plans.file(city, now);
    SampleEvents events = new SampleEvents();
    List<SampleTold> past = new ArrayList<>();
    for (int i = 0; i < VISITS; i++) {
      SampleTold told = new SampleTold();
      past.add(told);
      Instant arrival = workingHour(random, now, 3 + random.nextInt(DAYS - 3));
      visit(city, random, texts, events, told, arrival, Optional.of(departure(random, arrival)), true);
    }
    visit(city, random, texts, events, new SampleTold(), now.minus(Duration.ofMinutes(40)), Optional.empty(), false);
    visit(city, random, texts, events, new SampleTold(), now.minus(Duration.ofHours(5)), Optional.of(now.minus(Duration.ofHours(3))), false);
    visit(city, random, texts, events, new SampleTold(), now.minus(Duration.ofHours(27)), Optional.of(now.minus(Duration.ofHours(25))), false);
    complaints.add(city, random, texts, events, past, now);
    scenes.add(city, events, now);
    List<SampleTold> all = new ArrayList<>(past);
    for (int i = 0; i < EARLIER; i++) {
      SampleTold told = new SampleTold();
      all.add(told);
      told.office = city.authorities().get(i % 2);
      Instant arrival = workingHour(random, now, DAYS + random.nextInt(DAYS));
      visit(city, random, texts, events, told, arrival, Optional.of(departure(random, arrival)), true);
    }
    ratings.add(city, texts, events, all, now);
    events.play(clock);
    ratings.total();
  }

  /** Plans begin later than the visits before those: what would have been routine then was a report. */
  private static VisitKind kind(SampleTold told, Random random) {
    VisitKind kind = KINDS.get(random.nextInt(KINDS.size()));
    return told.office != null && kind == VisitKind.ROUTINE ? VisitKind.CASE : kind;
  }

  private void visit(
      SampleRegistry city,
      Random random,
      SampleTexts texts,
      SampleEvents events,
      SampleTold told,
      Instant arrival,
      Optional<Instant> departure,
      boolean completed) {
    told.arrival = arrival;
    told.departure = departure.orElse(arrival);
    SampleRegistry.Office office = told.office == null ? city.authorities().get(random.nextInt(city.authorities().size())) : told.office;
    Actor official = office.officials().getFirst();
    Actor colleague = office.officials().get(1 + random.nextInt(office.officials().size() - 1));
    VisitKind kind = kind(told, random);
    told.office = office;
    told.firm = firm(city, random, office, kind);
    List<Long> items = kind.inspection() ? List.of(office.items().get(random.nextInt(office.items().size()))) : List.of();
    String reason =
        switch (kind) {
          case ROUTINE -> texts.of("VISIT_REASON", "ROUTINE");
          case CAMPAIGN -> texts.of("VISIT_REASON", "CAMPAIGN");
          case CASE -> texts.of("VISIT_REASON", "CASE", "HANDED_OVER");
          case RESEARCH -> "调研企业用工、用电和融资情况，听取意见。";
          case PUBLICITY -> "宣讲惠企政策和新修订的安全生产规定，发放资料。";
          case DELIVERY -> "送达行政许可决定书，请企业签收。";
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
    events.add(arrival, () -> {
      Arrival asked = Arrival.of(scanned(told.firm, how), how, kind, items, List.of(colleague.official().orElseThrow()),
          declared(kind, office, told.firm, arrival), reason);
      Visit visit = arrivals.arrive(official, asked, Optional.empty());
      told.id = visit.id();
      told.admitted = visit.decision().admits();
      told.awaited = visit.second() == SecondOfficial.AWAITED;
    });
    confirmations(random, events, told, arrival, colleague);
    departure.ifPresent(at -> events.add(at, () -> {
      if (told.admitted) {
        visits.depart(official, told.id, Optional.empty());
      }
    }));
    if (completed) {
      Instant recorded = departure.orElseThrow().plus(Duration.ofMinutes(20L + random.nextInt(1_400)));
      events.add(recorded, () -> {
        if (told.admitted) {
          conclusions.conclude(official, told.id, concluded(result, note, recorded), Optional.empty());
        }
      });
    }
  }

  /** Mostly a firm to which the authority may come; now and then one to which it may not. */
  private static SampleRegistry.Firm firm(SampleRegistry city, Random random, SampleRegistry.Office office, VisitKind kind) {
    SampleRegistry.Firm firm = city.firms().get(random.nextInt(city.firms().size()));
    for (int tries = 0; tries < PATIENCE && (kind.proactive() && firm.grade().equals("A") || !office.actsAt(firm)); tries++) {
      firm = city.firms().get(random.nextInt(city.firms().size()));
    }
    return firm;
  }

  /** The second official and the firm say that they are there; some do not. */
  private void confirmations(Random random, SampleEvents events, SampleTold told, Instant arrival, Actor colleague) {
    int luck = random.nextInt(20);
    events.add(arrival.plusSeconds(90), () -> {
      if (told.awaited && luck != 0) {
        seconds.confirm(colleague, told.id, SecondConfirmation.Way.CODE, Optional.empty());
      }
    });
    events.add(arrival.plusSeconds(240), () -> {
      if (told.admitted && luck > 5) {
        handshakes.answer(told.firm.account(), told.id, luck == 6 ? DoorAnswer.NOT_THESE : DoorAnswer.HERE, Optional.empty());
      }
    });
  }

  private Declared declared(VisitKind kind, SampleRegistry.Office office, SampleRegistry.Firm firm, Instant arrival) {
    return switch (kind) {
      case CASE -> new Declared(Basis.REPORT, "示例举报〔2026〕12号", Optional.empty(), Optional.empty(), 0, Optional.of(60), "", false);
      case CAMPAIGN -> new Declared(Basis.SUPERIOR_ORDER, "示例专项〔2026〕3号", Optional.empty(), Optional.empty(), 1, Optional.of(90), "", false);
      default -> kind.inspection()
          ? new Declared(Basis.PLAN, "", plans.covering(office, firm, arrival), Optional.empty(), 0, Optional.empty(), "", false)
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

  /** Why people come in the story, as often as it stands here. */
  private static final List<VisitKind> KINDS =
      List.of(
          VisitKind.ROUTINE, VisitKind.ROUTINE, VisitKind.CAMPAIGN, VisitKind.CASE, VisitKind.CASE, VisitKind.SERVICE, VisitKind.SERVICE, VisitKind.SERVICE,
          VisitKind.RESEARCH, VisitKind.PUBLICITY, VisitKind.DELIVERY);

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

  private static Instant departure(Random random, Instant arrival) {
    return arrival.plus(Duration.ofMinutes(25L + random.nextInt(120)));
  }

  /** Some moment between nine and four on the working day that is so many days ago, or on the Friday before. */
  static Instant workingHour(Random random, Instant now, int daysAgo) {
    LocalDate day = Time.day(now).minusDays(daysAgo);
    while (day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY) {
      day = day.minusDays(1);
    }
    return day.atTime(9, 0).atZone(Time.ZONE).toInstant().plus(Duration.ofMinutes(random.nextInt(420)));
  }
}
