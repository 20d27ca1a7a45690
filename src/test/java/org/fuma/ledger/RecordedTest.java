package org.fuma.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.fuma.City;
import org.fuma.store.Sql;
import org.fuma.web.Words;
import org.junit.jupiter.api.Test;

/** What the rooms say of their tables is complete: nothing is recorded that a verification would not look at. */
class RecordedTest {

  private static final String ENTRY = "entry.";

  private final City city = City.get();

  private List<Recorded> rooms() {
    return city.beans(Recorded.class);
  }

  @Test
  void everyKindThatPeopleHaveAWordForIsHeldAgainstItsRows() {
    Set<String> words = Words.ZH.keys().stream().filter(key -> key.startsWith(ENTRY)).map(key -> key.substring(ENTRY.length())).collect(Collectors.toSet());
    assertThat(words).hasSizeGreaterThan(100);
    assertThat(kinds()).containsAll(words);
  }

  @Test
  void everyKindThatWasEverRecordedHereIsKnown() {
    assertThat(kinds()).containsAll(city.bean(Sql.class).list(row -> row.getString(1), "SELECT DISTINCT kind FROM ledger_entry"));
  }

  @Test
  void noTableClaimsAKindTwiceUnlessItTellsItsRowsApart() {
    Map<String, String> claimed = new HashMap<>();
    Set<String> twice = new TreeSet<>();
    for (Recorded room : rooms()) {
      for (Rows rows : room.rows()) {
        for (String kind : rows.kinds()) {
          if (claimed.put(rows.tableName() + " " + kind + " " + rows.where, kind) != null) {
            twice.add(rows.tableName() + " " + kind);
          }
        }
      }
    }
    assertThat(twice).isEmpty();
  }

  @Test
  void everyTableOfContentIsHeldAgainstItsHashes() {
    Set<String> checked = new HashSet<>();
    rooms().forEach(room -> room.contents().forEach(content -> checked.add(content.table())));
    assertThat(checked).containsAll(tables("%\\_content").stream().filter(table -> !table.equals("plan_content")).toList());
  }

  @Test
  void everyTableOfHeadsIsHeldAgainstItsSteps() {
    Set<String> checked = new HashSet<>();
    rooms().forEach(room -> room.heads().forEach(head -> checked.add(head.table())));
    assertThat(checked).containsAll(tables("%\\_head"));
  }

  @Test
  void everyTableOfStepsIsHeldAgainstItsEntries() {
    Set<String> told = new HashSet<>();
    rooms().forEach(room -> room.rows().forEach(rows -> told.add(rows.tableName())));
    // What codes of one use and ceremonies leave is no record.
    Set<String> working = new HashSet<>(Arrays.asList("sign_in_step"));
    assertThat(told).containsAll(tables("%\\_step").stream().filter(table -> !working.contains(table)).toList());
  }

  private Set<String> kinds() {
    return rooms().stream().flatMap(room -> room.rows().stream()).flatMap(rows -> rows.kinds().stream()).collect(Collectors.toSet());
  }

  private List<String> tables(String like) {
    return city.bean(Sql.class).list(row -> row.getString(1),
        "SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE' AND table_name LIKE ?", like);
  }
}
