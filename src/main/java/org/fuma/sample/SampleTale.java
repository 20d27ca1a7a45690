package org.fuma.sample;

import java.time.LocalDate;
import java.util.List;
import org.fuma.complaint.ComplaintCategory;
import org.fuma.complaint.Moving;

/**
 * One complaint of the story.
 *
 * @param daysAgo when it was handed in
 * @param by      how it came in
 * @param beats   its course, each some days after the one before
 */
record SampleTale(int daysAgo, ComplaintCategory category, About about, By by, List<Beat> beats) {

  /** What it is about. */
  enum About {
    /** A visit, of an authority that both supervisors may judge. */
    VISIT,
    /** An authority, which is named. */
    AUTHORITY,
    /** The authority from which the second supervisor comes. */
    FORMER,
    /** None that the firm could name. */
    UNKNOWN
  }

  /** Who complained. */
  enum By {
    /** The firm's account; the visited firm's, or the one that is shown. */
    ACCOUNT,
    /** The account, which consents to being named. */
    CONSENTING,
    /** Somebody at the plaque, without an account. */
    PLAQUE
  }

  /** Who moves it on. */
  enum Voice {
    /** The supervisor. */
    FIRST,
    /** The other supervisor. */
    SECOND,
    /** Who complained. */
    COMPLAINANT,
    /** The service. */
    SERVICE
  }

  /** What is said, on a day. */
  interface Words {
    /** The words, drawn now. */
    Moving of(SampleTexts texts, SampleRegistry city, LocalDate day);
  }

  /** The event that stands for a question to the authority, for the authority's answer to it, and for its report that what was ordered is done. */
  static final String QUESTION = "question";

  static final String ANSWER = "answer";

  static final String REPORT = "report";

  /** One step: an event of the complaint's course, or one of the three above. */
  record Beat(int days, Voice voice, String event, Words said) {}
}
