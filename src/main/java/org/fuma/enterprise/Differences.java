package org.fuma.enterprise;

import java.util.ArrayList;
import java.util.List;
import org.fuma.enterprise.Enrolled.Change;
import org.fuma.store.Ids;

/** What differs between two states of a firm, field by field. */
final class Differences {

  private Differences() {}

  static List<Change> between(Particulars before, Particulars after, Contact reached, Contact reach) {
    List<Change> changes = new ArrayList<>();
    note(changes, "name", before.name(), after.name());
    note(changes, "district", before.district().map(District::code).orElse(""), after.district().map(District::code).orElse(""));
    note(changes, "address", before.address(), after.address());
    note(changes, "contact", reached.name(), reach.name());
    note(changes, "telephone", reached.telephone(), reach.telephone());
    note(changes, "batch", before.batch(), after.batch());
    note(changes, "grade", before.grade().map(Grade::name).orElse(""), after.grade().map(Grade::name).orElse(""));
    note(changes, "liaison", before.liaison().map(Ids::show).orElse(""), after.liaison().map(Ids::show).orElse(""));
    return changes;
  }

  private static void note(List<Change> changes, String field, String before, String after) {
    if (!before.equals(after)) {
      changes.add(new Change(field, before, after));
    }
  }
}
