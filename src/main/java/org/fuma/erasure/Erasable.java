package org.fuma.erasure;

import org.fuma.store.Ids;

/**
 * A row that would be erased.
 *
 * @param table      where it stands
 * @param row        its id; the attachment's for a file's bytes
 * @param objectKind the kind of object that it belongs to
 * @param object     that object
 */
public record Erasable(String table, long row, String objectKind, long object) {

  /** Without anything of the text. */
  @Override
  public String toString() {
    return table + " " + Ids.show(row) + " (" + objectKind + " " + Ids.show(object) + ")";
  }
}
