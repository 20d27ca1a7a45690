package org.fuma.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.fuma.ledger.LedgerEntry;
import org.fuma.store.Salted;
import org.junit.jupiter.api.Test;

/** What can be proved of an object is listed whole, page by page, and nothing that is not its owner's. */
class EntryPageTest {

  private static final Comparator<LedgerEntry> OLDEST_FIRST = Comparator.comparing(LedgerEntry::id);

  private static LedgerEntry entry(long id, String kind) {
    return new LedgerEntry(id, Instant.EPOCH, kind, "visit", 2, 3, "-", 2, new byte[32]);
  }

  /** What a query finds of entries 1 to 250 above an id. */
  private static Stream<LedgerEntry> above(long id) {
    return LongStream.rangeClosed(id + 1, 250).limit(EntryPage.MOST + 1).mapToObj(one -> entry(one, one % 2 == 0 ? "visit.logged" : "alert.raised"));
  }

  @Test
  void everyEntryIsOnOnePage() {
    EntryPage first = EntryPage.of(above(0), OLDEST_FIRST, Proofs::ofTheVisitItself);
    assertThat(first.next()).contains(100L);
    EntryPage second = EntryPage.of(above(100), OLDEST_FIRST, Proofs::ofTheVisitItself);
    assertThat(second.next()).contains(200L);
    EntryPage last = EntryPage.of(above(200), OLDEST_FIRST, Proofs::ofTheVisitItself);
    assertThat(last.next()).isEmpty();
    List<Long> shown = Stream.of(first, second, last).flatMap(page -> page.entries().stream()).map(LedgerEntry::id).toList();
    assertThat(shown).containsExactlyElementsOf(LongStream.rangeClosed(1, 125).map(half -> 2 * half).boxed().toList());
  }

  @Test
  void aFullPageIsTheLastWhenNothingIsBehindIt() {
    EntryPage only = EntryPage.of(above(150), OLDEST_FIRST.reversed(), any -> true);
    assertThat(only.next()).isEmpty();
    assertThat(only.entries()).hasSize(100).isSortedAccordingTo(OLDEST_FIRST.reversed());
    assertThat(EntryPage.of(Stream.empty(), OLDEST_FIRST, any -> true).isEmpty()).isTrue();
  }

  @Test
  void whatAuthoritiesSettleAmongThemselvesIsNotTheFirms() {
    assertThat(Proofs.ofTheVisitItself(entry(1, "visit.invited"))).isTrue();
    assertThat(Proofs.ofTheVisitItself(entry(1, "visit.waived"))).isFalse();
  }

  @Test
  void wordsThatWereErasedOrChangedAreNotShownAsTheOnesOnRecord() {
    Salted written = new Salted(new byte[16], "原话\0");
    String hash = new OwnWords("content", written).hash();
    assertThat(OwnWords.of("content", written, hash)).hasValueSatisfying(words -> assertThat(words.shown()).isEqualTo("原话◆"));
    assertThat(OwnWords.of("content", new Salted(new byte[16], "已依法删除"), hash)).isEmpty();
  }
}
