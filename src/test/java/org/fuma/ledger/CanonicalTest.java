package org.fuma.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.Test;

/** Facts are written as RFC 8785 wants them, by the word of a library that others keep. */
class CanonicalTest {

  private static final int TIMES = 2_000;
  private static final String LETTERS = "aZ9 \"\\/\b\t\n\f\r\u0000\u001f\u007f\u00e9\u2028衡阳😀\ufb33";

  private final Random random = new Random(8785);

  @Test
  void whatIsWrittenIsCanonical() throws IOException {
    for (int i = 0; i < TIMES; i++) {
      Map<String, Object> facts = new HashMap<>();
      for (int key = random.nextInt(8); key > 0; key--) {
        facts.put(text(), value());
      }
      byte[] written = Canonical.json(facts);
      assertThat(new JsonCanonicalizer(new String(written, StandardCharsets.UTF_8)).getEncodedUTF8()).isEqualTo(written);
    }
  }

  @Test
  void aKnownAnswer() {
    Map<String, Object> facts = new HashMap<>(Map.of("b", List.of("2", "1"), "a", 7, "c", true));
    facts.put("", null);
    assertThat(new String(Canonical.json(facts), StandardCharsets.UTF_8)).isEqualTo("{\"\":null,\"a\":7,\"b\":[\"2\",\"1\"],\"c\":true}");
    assertThat(new String(Canonical.json(Map.of()), StandardCharsets.UTF_8)).isEqualTo("{}");
  }

  @Test
  void whatNoFactMayBeIsRefused() {
    for (Object value : new Object[] {1.5, 1L << 53, 'c', Map.of()}) {
      assertThatThrownBy(() -> Canonical.json(Map.of("a", value))).isInstanceOf(IllegalArgumentException.class);
    }
  }

  private Object value() {
    return switch (random.nextInt(6)) {
      case 0 -> random.nextInt();
      case 1 -> random.nextLong() >> 11;
      case 2 -> random.nextBoolean();
      case 3 -> new ArrayList<>(Arrays.asList(text(), text()));
      case 4 -> null;
      default -> text();
    };
  }

  private String text() {
    int[] letters = LETTERS.codePoints().toArray();
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(6); i > 0; i--) {
      text.appendCodePoint(letters[random.nextInt(letters.length)]);
    }
    return text.toString();
  }
}
