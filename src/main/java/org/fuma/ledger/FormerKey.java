package org.fuma.ledger;

/**
 * A key that signed in former times.
 *
 * @param most leaves of the largest tree that it may have signed: whoever stole it signs any tree
 */
record FormerKey(NoteKey key, long most) {

  /**
   * Reads a verifier key, and behind it, where the operator wrote one, {@code @} and the size of the largest tree.
   *
   * @throws IllegalArgumentException when it is none
   */
  static FormerKey read(String line) {
    int at = line.lastIndexOf('@');
    if (at <= line.lastIndexOf('+')) {
      return new FormerKey(NoteKey.read(line), Long.MAX_VALUE);
    }
    return new FormerKey(NoteKey.read(line.substring(0, at)), Checkpoint.size(line.substring(at + 1)));
  }
}
