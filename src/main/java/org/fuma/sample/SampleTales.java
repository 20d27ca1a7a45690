package org.fuma.sample;

import static org.fuma.complaint.ComplaintCategory.ARBITRARY_SANCTION;
import static org.fuma.complaint.ComplaintCategory.CONDUCT;
import static org.fuma.complaint.ComplaintCategory.DISGUISED;
import static org.fuma.complaint.ComplaintCategory.DISTURBING;
import static org.fuma.complaint.ComplaintCategory.FALSE_SCAN;
import static org.fuma.complaint.ComplaintCategory.NO_SCAN;
import static org.fuma.complaint.ComplaintCategory.OFF_LIST;
import static org.fuma.complaint.ComplaintCategory.OTHER;
import static org.fuma.complaint.ComplaintCategory.PROFIT_SEEKING;
import static org.fuma.complaint.ComplaintCategory.QUOTA;
import static org.fuma.complaint.ComplaintCategory.REPEATED;
import static org.fuma.sample.SampleTale.Voice.COMPLAINANT;
import static org.fuma.sample.SampleTale.Voice.FIRST;
import static org.fuma.sample.SampleTale.Voice.SECOND;
import static org.fuma.sample.SampleTale.Voice.SERVICE;

import java.util.List;
import java.util.stream.Stream;
import org.fuma.complaint.ComplaintCategory;
import org.fuma.complaint.ComplaintOutcome;
import org.fuma.complaint.MeasureKind;
import org.fuma.complaint.Moving;
import org.fuma.complaint.RefusalGround;
import org.fuma.complaint.StopGround;
import org.fuma.sample.SampleTale.About;
import org.fuma.sample.SampleTale.Beat;
import org.fuma.sample.SampleTale.By;
import org.fuma.sample.SampleTale.Voice;
import org.fuma.sample.SampleTale.Words;
import org.fuma.store.Ids;

/** The complaints of the story, so that each state, each category and each thing to do is there to be looked at. */
final class SampleTales {

  private static final Words NOTHING = (texts, city, day) -> Moving.bare();

  private SampleTales() {}

  /** All of them, oldest first. */
  static List<SampleTale> all() {
    return List.of(
        // Upheld with an order to correct, which two supervisors agreed on; the firm is content.
        tale(118, PROFIT_SEEKING, About.AUTHORITY, By.CONSENTING, decided(ComplaintOutcome.UPHELD, MeasureKind.ORDER, 14),
            beat(3, FIRST, "telling", said("TELLING")), beat(2, COMPLAINANT, "satisfaction", choice("YES")), beat(1, FIRST, "closing", said("CLOSE_NOTE")),
            beat(3, FIRST, SampleTale.REPORT, said("REPORT"))),
        // Not upheld, nothing more was heard, so the service filed it away.
        tale(96, FALSE_SCAN, About.AUTHORITY, By.ACCOUNT, decided(ComplaintOutcome.NOT_UPHELD), beat(2, FIRST, "telling", said("TELLING")),
            beat(45, SERVICE, "closing", NOTHING)),
        // Re-opened: nobody has it in hand yet.
        tale(64, DISTURBING, About.AUTHORITY, By.ACCOUNT, decided(ComplaintOutcome.NOT_UPHELD), beat(4, FIRST, "telling", said("TELLING")),
            beat(2, COMPLAINANT, "satisfaction", choice("NO")), beat(1, COMPLAINANT, "reopening", said("REOPENING"))),
        // Takes longer, as was told beforehand.
        tale(44, ARBITRARY_SANCTION, About.VISIT, By.ACCOUNT, begun(), beat(2, FIRST, SampleTale.QUESTION, said("QUESTION")),
            beat(6, FIRST, SampleTale.ANSWER, said("AUTHORITY_ANSWER")), beat(10, FIRST, "extension", longer()), beat(1, SECOND, "agreement", NOTHING)),
        // Told: the firm may say whether that will do, or have it re-opened.
        tale(39, NO_SCAN, About.AUTHORITY, By.ACCOUNT, decided(ComplaintOutcome.UPHELD, MeasureKind.INTERVIEW, 10), beat(3, FIRST, "telling", said("TELLING"))),
        // Decided partly, to be told.
        tale(33, REPEATED, About.VISIT, By.ACCOUNT, decided(ComplaintOutcome.PARTLY)),
        // Stands still for an expert.
        tale(24, OFF_LIST, About.VISIT, By.ACCOUNT, begun(), beat(9, FIRST, "stop", stop(StopGround.EXPERT, 25))),
        // Waits for something that the firm has to add.
        tale(21, DISGUISED, About.AUTHORITY, By.ACCOUNT, begun(), beat(8, FIRST, "stop", stop(StopGround.COMPLAINANT, 10))),
        // An extension waits for the second supervisor, and a question for the authority's answer.
        tale(26, QUOTA, About.AUTHORITY, By.ACCOUNT, begun(), beat(14, FIRST, SampleTale.QUESTION, said("QUESTION")), beat(2, FIRST, "extension", longer())),
        // About the authority that the second supervisor comes from, who therefore never sees it.
        tale(17, CONDUCT, About.FORMER, By.ACCOUNT, begun(), beat(5, COMPLAINANT, "addition", said("ADDITION"))),
        // Taken back; passed on; not taken up.
        tale(16, OTHER, About.UNKNOWN, By.ACCOUNT, List.of(beat(2, COMPLAINANT, "withdrawal", said("WITHDRAWAL")))),
        tale(15, PROFIT_SEEKING, About.AUTHORITY, By.ACCOUNT, accepted(), beat(3, FIRST, "transfer", recipient())),
        tale(13, OTHER, About.UNKNOWN, By.PLAQUE, List.of(beat(2, SECOND, "refusal", refusal()))),
        // Nobody has answered in time.
        tale(12, NO_SCAN, About.AUTHORITY, By.ACCOUNT, List.of()),
        // In the second supervisor's hands.
        tale(9, REPEATED, About.AUTHORITY, By.ACCOUNT, accepted(), beat(1, FIRST, "assignment", handedOver())),
        tale(6, NO_SCAN, About.UNKNOWN, By.PLAQUE, List.of(beat(1, SECOND, "acceptance", NOTHING))),
        // New.
        tale(2, CONDUCT, About.VISIT, By.ACCOUNT, List.of()),
        tale(1, DISTURBING, About.UNKNOWN, By.PLAQUE, List.of()));
  }

  private static SampleTale tale(int daysAgo, ComplaintCategory category, About about, By by, List<Beat> first, Beat... more) {
    return new SampleTale(daysAgo, category, about, by, Stream.concat(first.stream(), Stream.of(more)).toList());
  }

  private static Beat beat(int days, Voice voice, String event, Words said) {
    return new Beat(days, voice, event, said);
  }

  private static List<Beat> accepted() {
    return List.of(beat(2, FIRST, "acceptance", NOTHING));
  }

  private static List<Beat> begun() {
    return List.of(beat(2, FIRST, "acceptance", NOTHING), beat(1, FIRST, "investigation", NOTHING));
  }

  private static List<Beat> decided(ComplaintOutcome outcome) {
    return Stream.concat(begun().stream(), Stream.of(beat(15, FIRST, "decision", found(outcome)))).toList();
  }

  /** With a measure, due so many days later: so a second supervisor has to agree. */
  private static List<Beat> decided(ComplaintOutcome outcome, MeasureKind kind, int dueDays) {
    Words words = (texts, city, day) ->
        found(outcome).of(texts, city, day).with(List.of(new Moving.Measure(kind.name(), texts.of("MEASURE", kind.name()), day.plusDays(dueDays).toString())));
    return Stream.concat(begun().stream(), Stream.of(beat(14, FIRST, "decision", words), beat(1, SECOND, "agreement", NOTHING))).toList();
  }

  private static Words found(ComplaintOutcome outcome) {
    return (texts, city, day) -> Moving.found(outcome.name(), texts.any("ANSWER_" + outcome));
  }

  private static Words said(String kind) {
    return (texts, city, day) -> Moving.said(texts.any(kind));
  }

  private static Words choice(String choice) {
    return (texts, city, day) -> Moving.chosen(choice, "");
  }

  private static Words longer() {
    return (texts, city, day) -> Moving.said(texts.any("EXTENSION")).days(15);
  }

  private static Words stop(StopGround ground, int days) {
    return (texts, city, day) -> Moving.because(ground.name(), texts.of("STOP", ground.name())).days(days);
  }

  private static Words refusal() {
    return (texts, city, day) -> Moving.because(RefusalGround.UNRELATED.name(), texts.of("REFUSAL", RefusalGround.UNRELATED.name()));
  }

  private static Words recipient() {
    return (texts, city, day) -> Moving.said(texts.any("TRANSFER")).to("衡阳市样例纪检监察机关");
  }

  private static Words handedOver() {
    return (texts, city, day) -> Moving.said(texts.any("HAND_OVER")).to(Ids.show(city.second().account()));
  }
}
