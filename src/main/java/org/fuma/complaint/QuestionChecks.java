package org.fuma.complaint;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.fuma.authority.Authorities;
import org.fuma.authority.InspectionItem;
import org.fuma.rulebook.Rulebook;
import org.fuma.store.Ids;
import org.fuma.visit.VisitedFirms;
import org.fuma.web.Checks;

/**
 * Reads a question so that it does not point at who complains: a single visit or firm only with consent, otherwise a scope with enough
 * firms, and enough as well in every group that it leaves among the questions that were asked before about the same firm.
 */
@Singleton
class QuestionChecks {

  static final int LEAST_TEXT = 10;
  static final int MOST_TEXT = 2_000;

  /** A question looks back on a year at most. */
  static final int MOST_DAYS = 366;

  private final WithheldNames names;
  private final VisitedFirms visited;
  private final QuestionRepository questions;
  private final FirmTurn turn;
  private final Authorities authorities;
  private final Rulebook rules;

  QuestionChecks(
      WithheldNames names, VisitedFirms visited, QuestionRepository questions, FirmTurn turn, Authorities authorities, Rulebook rules) {
    this.names = names;
    this.visited = visited;
    this.questions = questions;
    this.turn = turn;
    this.authorities = authorities;
    this.rules = rules;
  }

  /** A question that may be asked. */
  record Read(Covered covered, String text) {}

  /**
   * Reads what was typed; what is refused is found in the checks. Counts in the running transaction, and has the firm's turn until that ends.
   *
   * @param complaint as it stands in this transaction
   */
  Read read(Checks checks, Complaint complaint, long authority, NewQuestion asked, LocalDate today) {
    QuestionScope scope = checks.requiredOneOf("scope", asked.scope(), QuestionScope.class);
    String text = checks.required("text", asked.text(), LEAST_TEXT, MOST_TEXT);
    if (scope.names()) {
      return new Read(one(checks, scope, complaint), text);
    }
    // Also with the firm's consent: what covers a period is to be answered as such.
    names.check(checks, "text", complaint, text);
    names.checkMoment(checks, "text", text);
    LocalDate from = day(checks, "from", asked.from());
    LocalDate until = day(checks, "until", asked.until());
    // Today is not over: who is visited yet would belong to the question afterwards, and groups would change.
    if (!until.isBefore(today)) {
      checks.refuse("until", "question.until-yesterday");
    } else if (from.isAfter(until)) {
      checks.refuse("from", "question.from-after-until");
    } else if (from.plusDays(MOST_DAYS).isBefore(until)) {
      checks.refuse("from", "question.too-long", MOST_DAYS);
    }
    Optional<Long> series = scope == QuestionScope.ITEM ? series(checks, authority, asked.item()) : Optional.empty();
    Covered covered = new Covered(scope, Optional.of(from), Optional.of(until), series, Optional.empty());
    checks.done();
    crowd(checks, complaint, authority, covered, today);
    return new Read(covered, text);
  }

  /** What tells who complains: with consent alone, which is looked at in the transaction that asks. */
  private static Covered one(Checks checks, QuestionScope scope, Complaint complaint) {
    if (complaint.standing().naming() != Naming.CONSENTED) {
      checks.refuse("scope", "question.no-consent");
    } else if (scope == QuestionScope.VISIT && complaint.visit().isEmpty()) {
      checks.refuse("scope", "question.no-visit");
    } else if (scope == QuestionScope.FIRM && complaint.happenedOn().isEmpty()) {
      checks.refuse("scope", "question.no-day");
    }
    Optional<LocalDate> day = scope == QuestionScope.FIRM ? complaint.happenedOn() : Optional.empty();
    return new Covered(scope, day, day, Optional.empty(), scope == QuestionScope.VISIT ? complaint.visit() : Optional.empty());
  }

  private void crowd(Checks checks, Complaint complaint, long authority, Covered covered, LocalDate today) {
    int least = rules.on(today).parameters().ratings().leastFirms();
    Map<Covered, Set<Long>> walked = new HashMap<>();
    Set<Long> firms = walked.computeIfAbsent(covered, one -> firms(authority, one));
    if (firms.size() < least) {
      checks.refuse("scope", "question.too-few", firms.size(), least);
      return;
    }
    // A year of visits is walked before the turn is taken: with it, only what has been asked in between is.
    questions.askedAbout(complaint.enterprise(), authority).forEach(earlier -> walked.computeIfAbsent(earlier, one -> firms(authority, one)));
    turn.take(complaint.enterprise());
    List<Set<Long>> all = Stream.concat(Stream.of(covered), questions.askedAbout(complaint.enterprise(), authority).stream())
        .map(asked -> walked.computeIfAbsent(asked, one -> firms(authority, one))).toList();
    if (Covered.smallestGroup(all) < least) {
      checks.refuse("scope", "question.too-near", least);
    }
  }

  private Set<Long> firms(long authority, Covered covered) {
    return visited.of(authority, covered.from().orElseThrow(), covered.until().orElseThrow(), covered.series());
  }

  private Optional<Long> series(Checks checks, long authority, String given) {
    Optional<Long> series = Ids.read(checks.required("item", given, 32))
        .flatMap(id -> authorities.item(id)).filter(item -> item.authority() == authority).map(InspectionItem::series);
    if (series.isEmpty()) {
      checks.refuse("item", "check.choice");
    }
    return series;
  }

  private static LocalDate day(Checks checks, String field, String given) {
    return checks.date(field, checks.required(field, given, 32)).orElse(LocalDate.EPOCH);
  }
}
