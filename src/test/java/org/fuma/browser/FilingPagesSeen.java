package org.fuma.browser;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.browser.PageList.Seen;
import org.fuma.code.Serial;

/** The pages of whoever complains: the form at a plaque, an account's draft, and where the secret link is asked for. */
final class FilingPagesSeen {

  private final City city = City.get();

  /** Gives each person's pages. */
  void each(Caller firm, BiConsumer<String, List<Seen>> add) {
    String serial = city.code(city.firm()).substring(0, Serial.LENGTH);
    add.accept("nobody", List.of(new Seen("/complain", "/complain?code=" + serial), new Seen("/follow", "/follow"), new Seen("/follow", "/follow?ended=1"),
        // Without the cookie of a link it leads to where the link is asked for; the story of a complaint looks at it.
        new Seen("/follow/complaint", "/follow/complaint"), new Seen("/follow/proofs/{entry}", "/follow/proofs/0000000000000")));
    Map<String, String> begun = new LinkedHashMap<>(Map.of("category", "CONDUCT", "subject", "只写了一半", "text", "还没有写完"));
    String draft = firm.submitFile("/complaints/drafts", begun, "现场录音.amr", "#!AMR\n示例".getBytes(java.nio.charset.StandardCharsets.UTF_8)).expect(303)
        .header("location");
    add.accept("firm", List.of(new Seen("/complaints/new", draft), new Seen("/complaints", "/complaints")));
  }
}
