package org.fuma.erasure;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What belongs together, as people ask for its erasure. */
public enum Wanted {
  /** The contacts of a firm: all of one that has left, else those of former times. */
  FIRM,
  /** What was written in a complaint, by whomever, and every file in it. */
  COMPLAINT,
  /** The name and the telephone of somebody who complained without an account. */
  CALLER,
  /** The words of a rating, by its own id or its visit's, and what was noted when the firm was called back. */
  RATING,
  /** Remarks and files of a visit. */
  VISIT,
  /** An official's photographs. */
  OFFICIAL,
  /** One file: its name and its bytes. */
  FILE;

  /** As it is written on the command line. */
  public String written() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The one that is so written. */
  public static Optional<Wanted> read(String written) {
    return Arrays.stream(values()).filter(known -> known.written().equals(written)).findFirst();
  }
}
