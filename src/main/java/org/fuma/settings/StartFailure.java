package org.fuma.settings;

/**
 * The service cannot start, for a reason that the operator can mend. The message is one English sentence that names the
 * setting, file or port concerned; it is all that is printed.
 */
public final class StartFailure extends RuntimeException {

  /** @param sentence what is wrong and what to do about it, one sentence */
  public StartFailure(String sentence) {
    super(sentence);
  }

  /** @param sentence what is wrong and what to do about it, one sentence */
  public StartFailure(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
