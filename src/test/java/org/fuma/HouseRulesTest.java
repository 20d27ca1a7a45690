package org.fuma;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What keeps the house in order, where a reader's eye would tire. */
class HouseRulesTest {

  private static final Set<String> BASE = Set.of("settings", "store", "web", "ledger", "rule", "text", "sheet", "attachment", "notice");

  /** Which rooms a room may call, besides the base rooms. {@code sample} and {@code start} may call all. */
  private static final Map<String, Set<String>> ARROWS =
      Map.ofEntries(
          Map.entry("access", Set.of()),
          Map.entry("factor", Set.of("access")),
          Map.entry("job", Set.of("access")),
          Map.entry("authority", Set.of("access")),
          Map.entry("enterprise", Set.of("access", "authority", "job")),
          Map.entry("roster", Set.of("access", "enterprise", "job")),
          Map.entry("code", Set.of("access", "enterprise", "job")),
          Map.entry("claim", Set.of("access", "code", "enterprise", "job")),
          Map.entry("plaque", Set.of("access", "code", "enterprise", "claim", "job")),
          Map.entry("live", Set.of("access", "code", "enterprise")),
          Map.entry("rulebook", Set.of("access")),
          Map.entry("plan", Set.of("access", "authority", "enterprise")),
          Map.entry("alert", Set.of("access")),
          Map.entry("visit", Set.of("access", "live", "code", "enterprise", "authority", "rulebook", "plan", "alert")),
          Map.entry("handshake", Set.of("access", "live", "code", "enterprise", "authority", "visit", "rulebook", "plan", "alert")),
          Map.entry("complaint", Set.of("access", "visit", "code", "enterprise", "authority", "rulebook")),
          Map.entry("rating", Set.of("access", "visit", "enterprise", "authority", "rulebook", "complaint")),
          Map.entry("proof", Set.of("access", "visit", "code", "enterprise", "complaint")),
          Map.entry("audit", Set.of("access")),
          Map.entry("erasure", Set.of("access")),
          Map.entry("mailbox", Set.of("access", "factor")),
          Map.entry("embedded", Set.of()));

  private static final int MOST_LINES = 300;

  private static final JavaClasses CLASSES = OurClasses.ALL;

  @Test
  void aRoomCallsOnlyTheRoomsThatItMay() {
    Set<String> forbidden = new TreeSet<>();
    for (JavaClass caller : CLASSES) {
      for (Dependency arrow : caller.getDirectDependenciesFromSelf()) {
        String from = room(caller);
        String to = room(arrow.getTargetClass());
        if (!to.isEmpty() && !from.equals(to) && !mayCall(from, to)) {
          forbidden.add(from + " calls " + to + ": " + arrow.getDescription());
        }
      }
    }
    assertThat(forbidden).isEmpty();
  }

  @Test
  void everyRoomThatIsThereIsOnTheMap() {
    Set<String> known = Stream.of(BASE, ARROWS.keySet(), Set.of("", "start", "sample")).flatMap(Set::stream).collect(Collectors.toSet());
    assertThat(CLASSES.stream().map(HouseRulesTest::room).collect(Collectors.toSet())).isSubsetOf(known);
  }

  @Test
  void roomsDoNotCallInCircles() {
    slices().matching("org.fuma.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void noRoomCallsTheRepositoriesOfAnother() {
    Set<String> forbidden = new TreeSet<>();
    for (JavaClass caller : CLASSES) {
      for (Dependency arrow : caller.getDirectDependenciesFromSelf()) {
        if (arrow.getTargetClass().getSimpleName().endsWith("Repository") && !room(arrow.getTargetClass()).isEmpty()
            && !room(caller).equals(room(arrow.getTargetClass()))) {
          forbidden.add(arrow.getDescription());
        }
      }
    }
    assertThat(forbidden).isEmpty();
  }

  @Test
  void timeComesFromTheOneClock() {
    DescribedPredicate<JavaClass> elsewhere =
        DescribedPredicate.describe("outside store.Time, start and embedded",
            type -> !type.getFullName().startsWith("org.fuma.store.") && !room(type).equals("start") && !room(type).equals("embedded"));
    noClasses().that(elsewhere).should().callMethod(ZonedDateTime.class, "now")
        .orShould().callMethod(LocalDateTime.class, "now")
        .orShould().callMethod(System.class, "currentTimeMillis")
        .orShould().callMethod(Clock.class, "systemUTC")
        .orShould().callMethod(Clock.class, "systemDefaultZone")
        .check(CLASSES);
    noClasses().should().callMethod(Instant.class, "now").orShould().callMethod(LocalDate.class, "now").check(CLASSES);
  }

  @Test
  void onlyTheCommandLineSpeaksToTheTerminal() {
    DescribedPredicate<JavaClass> elsewhere =
        DescribedPredicate.describe("outside start and the entry", type -> !room(type).equals("start") && !type.getSimpleName().equals("Main"));
    noClasses().that(elsewhere).should().accessField(System.class, "out").orShould().accessField(System.class, "err").check(CLASSES);
  }

  @Test
  void oldDatesStayWhereALibraryAsksForThem() {
    DescribedPredicate<JavaClass> elsewhere =
        DescribedPredicate.describe("other than the rooms of tokens and certificates", type -> !Set.of("Tokens", "AccessClaims", "SessionRenewal", "RefusedRequests", "LanCertificate").contains(type.getSimpleName()));
    noClasses().that(elsewhere).should().dependOnClassesThat().haveFullyQualifiedName("java.util.Date")
        .orShould().dependOnClassesThat().haveFullyQualifiedName("java.util.Calendar").check(CLASSES);
  }

  @Test
  void noFileIsTooLongToReadAtOneGo() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src"))) {
      List<String> tooLong = files.filter(file -> file.toString().endsWith(".java")).filter(file -> lines(file) > MOST_LINES).map(Path::toString).toList();
      assertThat(tooLong).isEmpty();
    }
  }

  private static boolean mayCall(String from, String to) {
    if (from.isEmpty() || from.equals("start") || from.equals("sample")) {
      return true;
    }
    return BASE.contains(to) ? BASE.contains(from) || ARROWS.containsKey(from) : ARROWS.getOrDefault(from, Set.of()).contains(to);
  }

  /** The room of one of our classes; empty for {@code org.fuma} itself and for what is not ours. */
  private static String room(JavaClass type) {
    String name = type.getPackageName();
    return name.startsWith("org.fuma.") ? name.substring("org.fuma.".length()).split("\\.")[0] : "";
  }

  private static long lines(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.count();
    } catch (IOException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }
}
