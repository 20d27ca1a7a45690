package org.fuma.browser;

import java.util.List;
import java.util.function.BiConsumer;
import org.fuma.City;
import org.fuma.browser.PageList.Seen;
import org.fuma.ledger.Entries;
import org.fuma.store.Ids;

/** The pages by which a firm has its own records proved. */
final class ProofPagesSeen {

  /**
   * Gives each person's pages.
   *
   * @param visit     one of the firm's
   * @param complaint one of the firm's
   */
  void each(String visit, String complaint, BiConsumer<String, List<Seen>> add) {
    add.accept("firm", List.of(
        new Seen("/proofs/{entry}", "/proofs/" + first("visit", visit)), new Seen("/proofs/{entry}", "/proofs/" + first("complaint", complaint)),
        new Seen("/visits/{id}", "/visits/" + visit), new Seen("/complaints/{id}", "/complaints/" + complaint)));
  }

  private static String first(String objectKind, String object) {
    return Ids.show(City.get().bean(Entries.class).headers(objectKind, Ids.read(object).orElseThrow(), 0, 1).getFirst().id());
  }
}
