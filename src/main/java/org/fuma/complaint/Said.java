package org.fuma.complaint;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fuma.complaint.ComplaintGraph.Required;
import org.fuma.web.Checks;
import org.fuma.web.Failure;

/**
 * What an edge has to say, checked.
 *
 * @param days none where the edge does not ask for any
 */
record Said(
    Optional<ComplaintOutcome> outcome, Optional<RefusalGround> ground, String text, int days, Optional<String> recipient, List<NewMeasure> measures) {

  static final int LEAST_TEXT = 10;
  static final int MOST_TEXT = 5_000;
  private static final int MOST_MEASURE = 500;
  private static final int MOST_RECIPIENT = 100;

  /**
   * Checks what was typed against what the edge requires.
   *
   * @param longer how many working days an extension may add
   * @throws Failure.Invalid with everything that is wrong
   */
  static Said of(ComplaintGraph.Edge edge, Moving asked, int longer, LocalDate today) {
    Checks checks = new Checks();
    Set<Required> required = edge.required();
    boolean decision = required.contains(Required.OUTCOME);
    Optional<ComplaintOutcome> outcome =
        decision ? Optional.of(checks.requiredOneOf("outcome", asked.outcome(), ComplaintOutcome.class)) : Optional.empty();
    Optional<RefusalGround> ground =
        required.contains(Required.REFUSAL_GROUND) ? Optional.of(checks.requiredOneOf("ground", asked.ground(), RefusalGround.class)) : Optional.empty();
    String text =
        required.contains(Required.TEXT)
            ? checks.required("text", asked.text(), LEAST_TEXT, MOST_TEXT)
            : checks.optional("text", asked.text(), MOST_TEXT);
    int days = required.contains(Required.DAYS) ? checks.number("days", asked.days(), 1, longer) : 0;
    boolean decidedBefore = ground.filter(why -> why == RefusalGround.DECIDED_BEFORE).isPresent();
    Optional<String> recipient =
        required.contains(Required.RECIPIENT) || decidedBefore ? Optional.of(checks.required("recipient", asked.recipient(), 2, MOST_RECIPIENT)) : Optional.empty();
    List<NewMeasure> measures = decision ? measures(checks, asked, today) : List.of();
    if (!measures.isEmpty() && outcome.filter(found -> found == ComplaintOutcome.NOT_UPHELD).isPresent()) {
      checks.refuse("outcome", "complaint.measure-without-fault");
    }
    checks.done();
    return new Said(outcome, ground, text, days, recipient, measures);
  }

  /** True when it is not taken up because it was decided before; {@link #recipient} is the receipt number of that one. */
  boolean decidedBefore() {
    return ground.filter(why -> why == RefusalGround.DECIDED_BEFORE).isPresent();
  }

  private static List<NewMeasure> measures(Checks checks, Moving asked, LocalDate today) {
    List<NewMeasure> measures = new ArrayList<>();
    if (asked.measures().size() > Moving.MOST_MEASURES) {
      checks.refuse("measures", "complaint.measures-many", Moving.MOST_MEASURES);
      return measures;
    }
    for (int i = 0; i < asked.measures().size(); i++) {
      Moving.Measure measure = asked.measures().get(i);
      String field = "measure-" + (i + 1) + "-";
      MeasureKind kind = checks.requiredOneOf(field + "kind", measure.kind(), MeasureKind.class);
      String text = checks.required(field + "text", measure.text(), LEAST_TEXT, MOST_MEASURE);
      checks.required(field + "due", measure.dueOn(), 32);
      LocalDate due = checks.date(field + "due", measure.dueOn()).orElse(today);
      if (!due.isAfter(today)) {
        checks.refuse(field + "due", "complaint.measure-due");
      }
      measures.add(new NewMeasure(kind, text, due));
    }
    return measures;
  }
}
