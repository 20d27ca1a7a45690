package org.fuma;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Adds up what the tests of this build said on each database, prints a line for each and one for all, and fails the build when a test
 * failed, when a skip was forbidden, or when the two databases did not run the same tests.
 */
final class TestCounts {

  private static final int LONGEST_SAYING = 600;

  private TestCounts() {}

  /** The tests of a report folder: how many, how many ran of each class, and what each that failed said. */
  record Counts(String database, int passed, int failed, int skipped, Map<String, Integer> ranByClass, List<String> broken) {

    int ran() {
      return passed + failed;
    }

    static Counts read(String database, Path folder, Instant since) throws Exception {
      int failed = 0;
      int skipped = 0;
      int all = 0;
      Map<String, Integer> ran = new TreeMap<>();
      List<String> broken = new ArrayList<>();
      for (Path report : reports(folder, since)) {
        Element suite = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(report.toFile()).getDocumentElement();
        all += number(suite, "tests");
        failed += number(suite, "failures") + number(suite, "errors");
        skipped += number(suite, "skipped");
        ran.merge(suite.getAttribute("name"), number(suite, "tests") - number(suite, "skipped"), Integer::sum);
        broken.addAll(broken(suite));
      }
      return new Counts(database, all - failed - skipped, failed, skipped, ran, broken);
    }

    private static List<String> broken(Element suite) {
      List<String> broken = new ArrayList<>();
      for (String verdict : List.of("failure", "error")) {
        NodeList found = suite.getElementsByTagName(verdict);
        for (int i = 0; i < found.getLength(); i++) {
          Element test = (Element) found.item(i).getParentNode();
          String said = ((Element) found.item(i)).getAttribute("message").replaceAll("\\s+", " ");
          broken.add(test.getAttribute("classname") + "." + test.getAttribute("name") + ": " + said.substring(0, Math.min(said.length(), LONGEST_SAYING)));
        }
      }
      return broken;
    }

    private static int number(Element suite, String attribute) {
      return Integer.parseInt(suite.getAttribute(attribute));
    }

    /** Only those of this build: earlier ones may be of classes that are gone. */
    private static List<Path> reports(Path folder, Instant since) throws IOException {
      if (!Files.isDirectory(folder)) {
        return List.of();
      }
      try (Stream<Path> files = Files.list(folder)) {
        return files.filter(file -> file.getFileName().toString().matches("TEST-.*\\.xml"))
            .filter(file -> file.toFile().lastModified() >= since.toEpochMilli()).sorted().toList();
      }
    }

    @Override
    public String toString() {
      return "%-8s %d run, %d failed, %d skipped".formatted(database, ran(), failed, skipped);
    }
  }

  /** Arguments: when the build began, whether skips are forbidden, the reports of MariaDB's run, those of MySQL's. */
  public static void main(String[] arguments) throws Exception {
    Instant since = Instant.parse(arguments[0]);
    boolean skipsForbidden = Boolean.parseBoolean(arguments[1]);
    Counts mariadb = Counts.read("MariaDB", new File(arguments[2]).toPath(), since);
    Counts mysql = Counts.read("MySQL", new File(arguments[3]).toPath(), since);
    boolean both = !mysql.ranByClass().isEmpty();
    System.out.println();
    System.out.println(mariadb);
    if (both) {
      System.out.println(mysql);
    }
    Stream.of(mariadb, mysql).forEach(counts -> counts.broken().forEach(test -> System.out.println(counts.database() + " failed " + test)));
    Optional<String> wrong = wrong(mariadb, mysql, both, skipsForbidden);
    wrong.ifPresent(System.out::println);
    System.out.printf("%d passed, %d failed, %d skipped%n", mariadb.passed() + mysql.passed(), mariadb.failed() + mysql.failed(),
        mariadb.skipped() + mysql.skipped());
    System.exit(wrong.isPresent() ? 1 : 0);
  }

  private static Optional<String> wrong(Counts mariadb, Counts mysql, boolean both, boolean skipsForbidden) {
    if (mariadb.failed() + mysql.failed() > 0) {
      return Optional.of("Tests failed: see the reports in target/surefire-reports and target/surefire-reports-mysql.");
    }
    if (mariadb.ran() == 0) {
      return Optional.of("No test ran.");
    }
    if (skipsForbidden && mariadb.skipped() + mysql.skipped() > 0) {
      return Optional.of("Tests were skipped, which test.forbid-skips=true forbids.");
    }
    if (!both || mariadb.ranByClass().equals(mysql.ranByClass())) {
      return Optional.empty();
    }
    Optional<String> missing = MySqlServer.missing();
    if (missing.isPresent() && !skipsForbidden) {
      System.out.println("The two runs are not compared: " + missing.get());
      return Optional.empty();
    }
    return Optional.of("The two databases did not run the same tests: " + differences(mariadb, mysql) + ".");
  }

  private static List<String> differences(Counts mariadb, Counts mysql) {
    return Stream.concat(mariadb.ranByClass().keySet().stream(), mysql.ranByClass().keySet().stream()).distinct().sorted()
        .filter(name -> !mariadb.ranByClass().getOrDefault(name, 0).equals(mysql.ranByClass().getOrDefault(name, 0)))
        .map(name -> "%s %d and %d".formatted(name, mariadb.ranByClass().getOrDefault(name, 0), mysql.ranByClass().getOrDefault(name, 0)))
        .toList();
  }
}
