package org.fuma.roster;

import io.micronaut.serde.annotation.Serdeable;
import java.util.ArrayList;
import java.util.List;
import org.fuma.enterprise.District;
import org.fuma.enterprise.Enrolled;

/** Some of what a roster would do, to be looked at before it is taken. */
@Serdeable
public record Preview(List<ChangedFirm> changed, List<NewFirm> fresh) {

  /** The most firms that change that are shown. */
  public static final int MOST_CHANGED = 50;

  /** The most new firms that are shown. */
  public static final int MOST_NEW = 20;

  /** Nothing yet. */
  public static final Preview NONE = new Preview(List.of(), List.of());

  /** A firm that changes. */
  @Serdeable
  public record ChangedFirm(long line, String uscc, String name, List<Difference> differences) {}

  /** One thing that changes: six digits for a district, an id for a liaison, empty for what was not known. */
  @Serdeable
  public record Difference(String field, String before, String after) {}

  /** A firm that is not enrolled yet; its district in six digits, empty when open. */
  @Serdeable
  public record NewFirm(long line, String uscc, String name, String district, String address) {}

  /** True when nothing more is shown, whatever comes. */
  boolean full() {
    return changed.size() >= MOST_CHANGED && fresh.size() >= MOST_NEW;
  }

  /** With the first of these besides, as far as there is room. */
  Preview and(List<Enrolled> told) {
    List<ChangedFirm> moreChanged = new ArrayList<>(changed);
    List<NewFirm> moreFresh = new ArrayList<>(fresh);
    for (Enrolled one : told) {
      if (one instanceof Enrolled.Changed other && moreChanged.size() < MOST_CHANGED) {
        moreChanged.add(new ChangedFirm(one.row().line(), one.row().uscc().value(), one.row().name(),
            other.changes().stream().map(change -> new Difference(change.field(), change.before(), change.after())).toList()));
      } else if (one instanceof Enrolled.New && moreFresh.size() < MOST_NEW) {
        moreFresh.add(new NewFirm(one.row().line(), one.row().uscc().value(), one.row().name(),
            one.district().map(District::code).orElse(""), one.row().address().orElse("")));
      }
    }
    return new Preview(moreChanged, moreFresh);
  }
}
