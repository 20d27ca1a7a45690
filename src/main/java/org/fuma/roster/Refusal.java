package org.fuma.roster;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.fuma.web.Message;

/**
 * A line that is not taken.
 *
 * @param line  as the person's own program shows it
 * @param cells what stood in it, from left to right, long ones shortened
 */
public record Refusal(long line, List<Wrong> wrong, List<String> cells) {

  /** The longest value that is shown. */
  static final int LONGEST_VALUE = 200;

  /** The longest cell that is kept: longer than any that could be taken. */
  static final int LONGEST_CELL = 500;

  /**
   * One field that is wrong.
   *
   * @param field     as {@link Column#field()}
   * @param value     what stood there, at most 200 characters
   * @param key       the reason's message key
   * @param arguments what the reason's sentence needs
   */
  @Serdeable
  public record Wrong(String field, String value, String key, List<String> arguments) {

    /** The reason in words. */
    public Message reason() {
      return Message.of(key, arguments.toArray());
    }
  }

  /** A text of at most so many characters; the end of a longer one is dots. */
  static String cut(String text, int most) {
    return text.codePointCount(0, text.length()) <= most ? text : text.substring(0, text.offsetByCodePoints(0, most - 1)) + "…";
  }
}
