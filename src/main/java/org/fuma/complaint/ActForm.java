package org.fuma.complaint;

import java.util.List;
import org.fuma.web.Option;

/**
 * A form of the panel “what can be done now”.
 *
 * @param event      what it asks for
 * @param said       the key of its text's label; empty where nothing is said
 * @param saidHint   the key of what is said below the text
 * @param must       true when the text must be there
 * @param grounds    the grounds to choose from; none where it needs none
 * @param outcomes   the findings to choose from
 * @param mostDays   how many working days at most; none where it asks for none
 * @param whom       to whom, or about whom, to choose from
 * @param free       true when to whom is typed
 * @param measures   true when measures may be added
 */
public record ActForm(
    String event,
    String said,
    String saidHint,
    boolean must,
    List<Option> grounds,
    List<Option> outcomes,
    int mostDays,
    List<Option> whom,
    boolean free,
    boolean measures) {

  /** A form with nothing but a text. */
  static ActForm of(String event, String said, String saidHint, boolean must) {
    return new ActForm(event, said, saidHint, must, List.of(), List.of(), 0, List.of(), false, false);
  }

  /** The same with somebody to choose. */
  ActForm among(List<Option> people) {
    return new ActForm(event, said, saidHint, must, grounds, outcomes, mostDays, people, free, measures);
  }

  /** True when it turns somebody down. */
  public boolean danger() {
    return event.equals("refusal") || event.equals("declining");
  }

  /** The key of the words on its button. */
  public String title() {
    return "acts." + event;
  }
}
