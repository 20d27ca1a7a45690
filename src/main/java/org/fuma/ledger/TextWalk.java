package org.fuma.ledger;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.fuma.store.Hashes;
import org.fuma.store.Ids;
import org.fuma.store.Salted;
import org.fuma.store.Sql;
import org.fuma.store.Vault;

/** Holds the texts that may be erased against the hashes that their steps keep. A text that is gone needs an erasure that says so. */
@Singleton
class TextWalk {

  private static final int PAGE = 500;

  private final Sql sql;
  private final Vault vault;
  private final Erasures erasures;

  TextWalk(Sql sql, Vault vault, Erasures erasures) {
    this.sql = sql;
    this.vault = vault;
    this.erasures = erasures;
  }

  private record Text(long id, byte[] hash, byte[] sealed) {}

  /** @param progress is told after each page how many texts were seen */
  void walk(ContentCheck check, Findings findings, LongConsumer progress) {
    long seen = 0;
    List<Text> page = List.of();
    do {
      long above = page.isEmpty() ? Long.MIN_VALUE : page.getLast().id();
      page = sql.list(row -> new Text(row.getLong(1), row.getBytes(2), row.getBytes(3)), check.sql(), above, PAGE);
      Map<Long, Erased> gone = erasures.of(check.table(), page.stream().map(Text::id).toList());
      for (Text text : page) {
        check(check, text, gone.containsKey(text.id()), findings);
      }
      seen += page.size();
      progress.accept(seen);
    } while (page.size() == PAGE);
  }

  private void check(ContentCheck check, Text text, boolean gone, Findings findings) {
    Optional<byte[]> found;
    try {
      found = Optional.ofNullable(text.sealed()).map(sealed -> Salted.open(vault, check.place() + Ids.show(text.id()), sealed))
          .map(open -> Hashes.sha256(open.salt(), open.text().getBytes(StandardCharsets.UTF_8)));
    } catch (IllegalStateException | IndexOutOfBoundsException | IllegalArgumentException notOurs) {
      findings.add(check.table(), Ids.show(text.id()), "what is sealed in it does not belong here");
      return;
    }
    boolean fits = found.filter(hash -> Arrays.equals(hash, text.hash())).isPresent();
    if (fits && gone) {
      findings.add(check.table(), Ids.show(text.id()), "the text was erased by law and is there again");
    } else if (!fits && !erasures.explains(check.table(), text.id(), found)) {
      findings.add(check.table(), Ids.show(text.id()),
          found.isEmpty() ? "the text is not there, and no erasure says why" : "the text is not the one that was recorded, and no erasure says why");
    }
  }
}
