package org.fuma;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page on ASVS 5.0 speaks of every requirement once, and names only tests that are there. */
class AsvsPageTest {

  private static final Path PAGE = Path.of("src/site/markdown/asvs.md");
  private static final Path REQUIREMENTS = Path.of("src/test/resources/asvs-5.0-level-2.txt");
  private static final Pattern ROW = Pattern.compile("^\\| (\\d+\\.\\d+\\.\\d+) \\| [^|]+ \\| ([^|]+) \\| ([^|]+) \\|$", Pattern.MULTILINE);
  private static final Pattern NAMED = Pattern.compile("`([A-Z][A-Za-z0-9]*Test)(?:#([A-Za-z0-9_]+))?`");

  /** Those that are not met, or in part, stand above all chapters; their rows have three columns. */
  private static final Pattern GATHERED = Pattern.compile("^\\| (\\d+\\.\\d+\\.\\d+) \\| [^|]+ \\| [^|]+ \\|$", Pattern.MULTILINE);

  @Test
  void everyRequirementIsSpokenOfOnce() throws IOException {
    assertThat(all(ROW).map(row -> row.group(1))).containsExactly(Files.readString(REQUIREMENTS).split("\\s+"));
  }

  @Test
  void whatIsNotMetOrInPartIsGatheredAbove() throws IOException {
    List<String> lacking = all(ROW).filter(row -> row.group(2).contains("**Not met**") || row.group(2).contains("**In part**")).map(row -> row.group(1)).toList();
    assertThat(all(GATHERED).map(row -> row.group(1))).isNotEmpty().containsExactlyElementsOf(lacking);
  }

  @Test
  void everyTestThatIsNamedIsThere() throws IOException {
    Map<String, String> tests = tests();
    List<String> missing = new ArrayList<>();
    for (MatchResult named : all(NAMED).toList()) {
      String source = tests.get(named.group(1));
      String method = named.group(2);
      if (source == null || method != null && !Pattern.compile("\\b" + method + "\\(").matcher(source).find()) {
        missing.add(named.group());
      }
    }
    assertThat(missing).isEmpty();
  }

  private static Stream<MatchResult> all(Pattern pattern) throws IOException {
    return pattern.matcher(Files.readString(PAGE)).results();
  }

  /** The sources of all tests by class. */
  private static Map<String, String> tests() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
      return files.filter(file -> file.toString().endsWith("Test.java"))
          .collect(Collectors.toMap(file -> file.getFileName().toString().replace(".java", ""), AsvsPageTest::read, (one, other) -> one + other));
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
