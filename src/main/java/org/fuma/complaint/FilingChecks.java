package org.fuma.complaint;

import jakarta.inject.Singleton;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.fuma.access.Actor;
import org.fuma.authority.Authorities;
import org.fuma.enterprise.Enterprises;
import org.fuma.store.ServiceClock;
import org.fuma.store.Time;
import org.fuma.visit.Visit;
import org.fuma.visit.VisitLog;
import org.fuma.web.Checks;
import org.fuma.web.Failure;
import org.fuma.web.Message;

/** Reads what somebody who complains has typed, and says everything that is wrong with it at once. */
@Singleton
class FilingChecks {

  static final int LEAST_TEXT = 10;
  static final int MOST_TEXT = 5_000;
  static final int MOST_DEMAND = 1_000;
  static final int LEAST_SUBJECT = 2;
  static final int MOST_SUBJECT = 60;
  static final int MOST_OFFICIALS = 200;
  static final int MOST_CALLER = 40;
  static final int MOST_TELEPHONE = 32;

  private static final int FIRST_WORDS = 30;
  private static final int OLDEST_YEARS = 3;
  private static final Pattern TELEPHONE = Pattern.compile("\\+?[0-9]{7,15}");

  private final Enterprises enterprises;
  private final Authorities authorities;
  private final VisitLog visits;
  private final ServiceClock clock;

  FilingChecks(Enterprises enterprises, Authorities authorities, VisitLog visits, ServiceClock clock) {
    this.enterprises = enterprises;
    this.authorities = authorities;
    this.visits = visits;
    this.clock = clock;
  }

  /**
   * What an account of the firm complains of.
   *
   * @throws Failure.Invalid  when a field is refused
   * @throws Failure.NotFound when the account does not speak for the firm, or the visit is not its to see
   */
  Beginning ofAccount(Actor by, NewComplaint asked) {
    Optional<Visit> visit = asked.visit().map(id -> visits.see(by, id));
    long enterprise = enterprise(by, asked, visit);
    Checks checks = new Checks();
    return checked(checks, asked, Source.ACCOUNT, enterprise, Optional.of(by.account()), visit, "", "");
  }

  /**
   * What somebody complains of at the firm's plaque; no visit can be named there, since nobody there is shown any.
   *
   * @throws Failure.Invalid when a field is refused
   */
  Beginning ofPlaque(long enterprise, NewComplaint asked) {
    Checks checks = new Checks();
    String caller = oneLine(checks, "caller", checks.optional("caller", asked.caller(), MOST_CALLER));
    String typed = checks.required("telephone", asked.telephone(), MOST_TELEPHONE);
    String number = Normalizer.normalize(typed, Normalizer.Form.NFKC).replaceAll("[\\s()\\-–—]", "");
    if (!number.isEmpty() && !TELEPHONE.matcher(number).matches()) {
      checks.refuse("telephone", "filing.telephone-wrong");
    }
    return checked(checks, asked, Source.PLAQUE, enterprise, Optional.empty(), Optional.empty(), caller, number);
  }

  private Beginning checked(
      Checks checks, NewComplaint asked, Source source, long enterprise, Optional<Long> filedBy, Optional<Visit> visit, String caller,
      String telephone) {
    ComplaintCategory category = checks.requiredOneOf("category", asked.category(), ComplaintCategory.class);
    Optional<Matter> matter = checks.oneOf("matter", asked.matter(), Matter.class);
    Naming naming = checks.oneOf("naming", asked.naming(), Naming.class).orElse(Naming.WITHHELD);
    Optional<LocalDate> happenedOn = happenedOn(checks, asked);
    Optional<Long> authority = visit.map(Visit::authority).or(asked::authority);
    if (authority.isPresent() && authorities.authority(authority.get()).isEmpty()) {
      checks.refuse("authority", "check.unknown");
    }
    String text = checks.required("text", asked.text(), LEAST_TEXT, MOST_TEXT);
    String subject = asked.subject().isBlank()
        ? beginning(text)
        : oneLine(checks, "subject", checks.required("subject", asked.subject(), LEAST_SUBJECT, MOST_SUBJECT));
    String demand = checks.optional("demand", asked.demand(), MOST_DEMAND);
    String officials = checks.optional("officials", asked.officials(), MOST_OFFICIALS);
    checks.done();
    return new Beginning(
        source, matter(visit, matter, category), enterprise, filedBy, category, visit.map(Visit::id), authority,
        happenedOn.or(() -> visit.map(seen -> Time.day(seen.arrivedAt()))), naming,
        new ComplaintWords(subject, text, demand, officials, caller, telephone));
  }

  private Optional<LocalDate> happenedOn(Checks checks, NewComplaint asked) {
    Optional<LocalDate> day = checks.date("happenedOn", asked.happenedOn());
    LocalDate today = Time.day(clock.instant());
    if (day.filter(one -> one.isAfter(today)).isPresent()) {
      checks.refuse("happenedOn", "complaint.future");
    }
    if (day.filter(one -> one.isBefore(today.minusYears(OLDEST_YEARS))).isPresent()) {
      checks.refuse("happenedOn", "filing.long-ago", OLDEST_YEARS);
    }
    return day;
  }

  /** A visit says by itself what it is; without one, nobody can complain of a visit on record. */
  private static Matter matter(Optional<Visit> visit, Optional<Matter> said, ComplaintCategory category) {
    if (visit.isPresent()) {
      return RefusedEntry.is(visit.get()) ? Matter.REFUSED_ENTRY : Matter.VISIT;
    }
    return said.filter(one -> one == Matter.NO_SCAN || one == Matter.OTHER)
        .orElse(category == ComplaintCategory.NO_SCAN ? Matter.NO_SCAN : Matter.OTHER);
  }

  private static String beginning(String text) {
    String line = text.replaceAll("\\s+", " ").strip();
    return line.codePointCount(0, line.length()) <= FIRST_WORDS ? line : line.substring(0, line.offsetByCodePoints(0, FIRST_WORDS)) + "…";
  }

  private static String oneLine(Checks checks, String field, String text) {
    if (text.indexOf('\n') >= 0 || text.indexOf('\t') >= 0) {
      checks.refuse(field, "check.control");
    }
    return text;
  }

  private long enterprise(Actor by, NewComplaint asked, Optional<Visit> visit) {
    Optional<Long> named = visit.map(Visit::enterprise).or(asked::enterprise);
    Set<Long> own = by.enterprises();
    if (named.isEmpty() && own.size() != 1) {
      throw new Failure.Invalid(Map.of("enterprise", Message.of("check.required")));
    }
    long enterprise = named.orElseGet(() -> own.iterator().next());
    if (!by.speaksFor(enterprise) || enterprises.find(enterprise).isEmpty()) {
      throw new Failure.NotFound();
    }
    return enterprise;
  }
}
