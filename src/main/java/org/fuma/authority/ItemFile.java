package org.fuma.authority;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.fuma.web.Words;

/** A list of items that was sent, found good, and waits to be taken. */
public record ItemFile(long id, long authority, String fileName, List<NewItem> items) {

  /**
   * What taking it would come to, as things stand.
   *
   * @param added   items that are not on the list yet
   * @param changed items that are, and say something else now: each with what is in force
   * @param same    items that stay as they are
   * @param missing items in force that the file does not name
   */
  public record Effect(List<NewItem> added, List<Change> changed, int same, List<InspectionItem> missing) {

    /** True when taking it would do nothing. */
    public boolean nothing() {
      return added.isEmpty() && changed.isEmpty() && missing.isEmpty();
    }
  }

  /** An item that says something else from now on. */
  public record Change(InspectionItem before, NewItem after) {

    /** The fields that differ, by name. */
    public List<String> differing() {
      Map<String, String> old = NewItem.of(before).fields();
      Map<String, String> said = after.fields();
      return Arrays.stream(ItemColumn.values()).map(ItemColumn::field).filter(field -> !old.get(field).equals(said.get(field))).toList();
    }

    /** What a field says in force, in words. */
    public String was(Words words, String field) {
      return said(words, NewItem.of(before), field);
    }

    /** What it will say. */
    public String will(Words words, String field) {
      return said(words, after, field);
    }

    private static String said(Words words, NewItem item, String field) {
      return switch (field) {
        case "method" -> words.say(item.method());
        case "sector" -> words.say(item.sector());
        default -> item.fields().get(field);
      };
    }
  }
}
