package org.fuma.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Both languages say the same things, and every sentence that the program asks for exists. */
class WordsTest {

  private static final Pattern IN_TEMPLATES = Pattern.compile("page\\.t\\(\"([a-z][a-zA-Z0-9.-]*[a-zA-Z0-9])\"\\s*[,)]");
  private static final Pattern SAYING = Pattern.compile(
      "(?:(?:say|Message\\.of|Failure\\.\\w+)\\((?:\"[a-zA-Z]+\", )?|refuse\\(\"[a-zA-Z.]+\", )\"([a-z][a-zA-Z0-9.-]+)\"");

  @Test
  void chineseAndEnglishHaveTheSameKeysAndTheSameBlanks() {
    assertThat(new TreeSet<>(Words.ZH.keys())).isEqualTo(new TreeSet<>(Words.EN.keys()));
    for (String key : Words.ZH.keys()) {
      assertThat(blanks(Words.ZH, key)).as(key).isEqualTo(blanks(Words.EN, key));
    }
  }

  @Test
  void everySentenceThatTemplatesAndCodeAskForExists() throws IOException {
    Set<String> asked = new TreeSet<>();
    collect(Path.of("src/main/jte"), IN_TEMPLATES, asked);
    collect(Path.of("src/main/java"), SAYING, asked);
    // A key that ends openly is completed by a constant's name.
    asked.removeIf(key -> Words.ZH.keys().contains(key) || key.matches(".*[.-]") && Words.ZH.keys().stream().anyMatch(known -> known.startsWith(key)));
    assertThat(asked).isEmpty();
  }

  @Test
  void everyConstantThatIsShownHasWords() {
    for (String key : Words.ZH.keys()) {
      assertThat(Words.ZH.say(key)).as(key).isNotBlank();
      assertThat(Words.EN.say(key)).as(key).isNotBlank();
    }
  }

  private static int blanks(Words words, String key) {
    return new MessageFormat(words.say(key), words.locale()).getFormatsByArgumentIndex().length;
  }

  private static void collect(Path folder, Pattern pattern, Set<String> found) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Matcher matcher = pattern.matcher(Files.readString(file));
        while (matcher.find()) {
          found.add(matcher.group(1));
        }
      }
    }
  }
}
