package org.fuma.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fuma.City;
import org.fuma.ledger.Confidential;
import org.fuma.ledger.Recorded;
import org.fuma.store.Sql;
import org.fuma.web.Words;
import org.junit.jupiter.api.Test;

/** Whatever the ledger may hold has words in both languages, and none that must not be followed is among the kinds that may be. */
class EntryKindsTest {

  private static final Pattern APPENDED = Pattern.compile("(?:append|appendUnnamed|Draft)\\(\\s*\"([a-z-]+\\.[a-z-]+)\",\\s*\"?([A-Za-z.-]+)");

  private final City city = City.get();

  @Test
  void everyKindThatARoomKnowsHasWords() {
    Set<String> kinds = city.bean(ApplicationContext.class).getBeansOfType(Recorded.class).stream()
        .flatMap(room -> room.rows().stream()).flatMap(rows -> rows.kinds().stream()).collect(Collectors.toCollection(TreeSet::new));
    assertThat(kinds).as("kinds of the rooms").hasSizeGreaterThan(100);
    assertThat(missing(kinds)).isEmpty();
  }

  @Test
  void everyKindThatTheProgramWritesOutHasWords() throws IOException {
    Set<String> kinds = new TreeSet<>();
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        APPENDED.matcher(Files.readString(file)).results().map((MatchResult found) -> found.group(1)).forEach(kinds::add);
      }
    }
    assertThat(kinds).as("kinds in the source").contains("visit.logged", "enterprise.placed", "complaint.note");
    assertThat(missing(kinds)).isEmpty();
  }

  @Test
  void everyKindAndObjectThatIsOnRecordHasWords() {
    Sql sql = city.bean(Sql.class);
    assertThat(missing(Set.copyOf(sql.list(row -> row.getString(1), "SELECT DISTINCT kind FROM ledger_entry WHERE kind NOT LIKE 'test.%'")))).isEmpty();
    Set<String> objects = new TreeSet<>(sql.list(row -> row.getString(1), "SELECT DISTINCT object_kind FROM ledger_entry WHERE object_kind <> 'test'"));
    objects.removeIf(kind -> Words.ZH.keys().contains("object." + kind));
    assertThat(objects).isEmpty();
  }

  @Test
  void confidentialKindsAreCountedAndNeverListed() {
    assertThat(EntryKinds.open()).isNotEmpty().doesNotContain(Confidential.BLANK)
        .noneMatch(kind -> Confidential.OBJECTS.contains(kind.substring(0, kind.indexOf('.'))));
    assertThat(EntryKinds.counted()).contains("complaint.submission", "rating.given", "call-back.try", "question.asking", "measure.decision", "content.erased");
    assertThat(EntryKinds.objects()).contains("visit", "enterprise", "account").doesNotContainAnyElementsOf(Confidential.OBJECTS).doesNotContain("ledger");
    Set<String> both = new TreeSet<>(EntryKinds.open());
    both.addAll(EntryKinds.counted());
    both.add(Confidential.BLANK);
    assertThat(both).isEqualTo(
        Words.ZH.keys().stream().filter(key -> key.startsWith("entry.")).map(key -> key.substring("entry.".length())).collect(Collectors.toCollection(TreeSet::new)));
  }

  private static Set<String> missing(Set<String> kinds) {
    return kinds.stream().filter(kind -> !Words.ZH.keys().contains("entry." + kind) || !Words.EN.keys().contains("entry." + kind))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
