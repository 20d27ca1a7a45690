package org.fuma.complaint;

import java.util.List;
import org.fuma.web.Form;

/**
 * What is asked of a complaint's course, as it was typed and not yet checked. What an event does not ask for is left empty.
 *
 * @param outcome   what was found: a {@link ComplaintOutcome}
 * @param ground    a {@link RefusalGround} or a {@link StopGround}
 * @param text      what is said
 * @param days      how many working days longer, or how many the clock may stand still
 * @param recipient to whom it is passed on; whom it is given to, or which authority it is about, by id
 * @param choice    a {@link Naming}; {@code YES} or {@code NO}
 * @param version   the version that the asker had before the eyes; empty where any will do
 * @param measures  what is to follow from a decision
 */
public record Moving(
    String outcome, String ground, String text, String days, String recipient, String choice, String version, List<Measure> measures) {

  /** Most measures of one decision. */
  static final int MOST_MEASURES = 5;

  /** A measure as it was typed: a {@link MeasureKind}, what is to be done, by when (ISO 8601). */
  public record Measure(String kind, String text, String dueOn) {
    /** True when nothing was typed. */
    boolean blank() {
      return kind.isBlank() && text.isBlank() && dueOn.isBlank();
    }
  }

  /** Keeps its own copy. */
  public Moving {
    measures = List.copyOf(measures);
  }

  /** Nothing said. */
  public static Moving bare() {
    return said("");
  }

  /** A text alone. */
  public static Moving said(String text) {
    return new Moving("", "", text, "", "", "", "", List.of());
  }

  /** A choice alone, with what is said of it. */
  public static Moving chosen(String choice, String text) {
    return new Moving("", "", text, "", "", choice, "", List.of());
  }

  /** What was found, and what is said of it. */
  public static Moving found(String outcome, String text) {
    return new Moving(outcome, "", text, "", "", "", "", List.of());
  }

  /** A ground, and what is said of it. */
  public static Moving because(String ground, String text) {
    return new Moving("", ground, text, "", "", "", "", List.of());
  }

  /** The same with so many working days. */
  public Moving days(int number) {
    return new Moving(outcome, ground, text, String.valueOf(number), recipient, choice, version, measures);
  }

  /** The same to, or about, somebody. */
  public Moving to(String whom) {
    return new Moving(outcome, ground, text, days, whom, choice, version, measures);
  }

  /** The same with these measures. */
  public Moving with(List<Measure> more) {
    return new Moving(outcome, ground, text, days, recipient, choice, version, more);
  }

  /** The same, if the complaint is still in that version. */
  public Moving at(int seen) {
    return new Moving(outcome, ground, text, days, recipient, choice, String.valueOf(seen), measures);
  }

  /** As a page's form sends it; measures are {@code measure-1-kind}, {@code measure-1-text}, {@code measure-1-due} and so on. */
  public static Moving of(Form form) {
    List<Measure> measures = new java.util.ArrayList<>();
    for (int i = 1; i <= MOST_MEASURES; i++) {
      Measure measure = new Measure(form.text("measure-" + i + "-kind"), form.text("measure-" + i + "-text"), form.text("measure-" + i + "-due"));
      if (!measure.blank()) {
        measures.add(measure);
      }
    }
    return new Moving(
        form.text("outcome"), form.text("ground"), form.text("text"), form.text("days"), form.text("recipient"), form.text("choice"),
        form.text("version"), measures);
  }
}
