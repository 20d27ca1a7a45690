package org.fuma.notice;

import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fuma.web.Words;

/** The last day of a term in the sentence of a notice: one that may still be put off says so, in its reader's language. */
public final class LastDay {

  private static final String MARK = " provisional";
  private static final Pattern MARKED = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})" + MARK);

  private LastDay() {}

  /** That day as one of a notice's arguments. */
  public static String of(LocalDate day, boolean provisional) {
    return provisional ? day + MARK : day.toString();
  }

  /** An argument as the sentence says it. */
  static String said(String argument, Words words) {
    Matcher marked = MARKED.matcher(argument);
    return marked.matches() ? words.say("notice.provisional-day", marked.group(1)) : argument;
  }
}
