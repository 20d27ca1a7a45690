package org.fuma.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A receipt says what was signed, and says it in one way only. */
class ReceiptTest {

  private static final SmallLog LOG = SmallLog.of(25);

  @Test
  void whatWasSignedIsRead() {
    Receipt receipt = Receipt.read(Note.open(LOG.receipt(20), List.of(LOG.receiptKey())).text());
    assertThat(receipt.name()).isEqualTo("fuma.example.cn/log/receipt");
    assertThat(receipt.lines()).hasSize(20);
    assertThat(receipt.lines().get(3).at()).isEqualTo("2026-11-21T04:05:09.000007Z");
    assertThat(receipt.lines().get(3).commitment()).hasSize(32);
  }

  @Test
  void whateverBitOfItIsFlippedItHoldsNoMore() {
    byte[] note = LOG.receipt(2);
    for (int at = 0; at < note.length; at++) {
      for (int bit = 0; bit < 8; bit++) {
        byte[] flipped = note.clone();
        flipped[at] ^= (byte) (1 << bit);
        assertThatThrownBy(() -> Receipt.read(Note.open(flipped, List.of(LOG.receiptKey())).text())).isInstanceOf(IllegalArgumentException.class);
      }
    }
  }

  @Test
  void aReceiptIsNoCheckpointAndACheckpointIsNoReceipt() {
    assertThatThrownBy(() -> Note.open(LOG.receipt(1), List.of(LOG.key()))).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Checkpoint.read(Note.read(LOG.receipt(2)).text())).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Receipt.read(Note.read(LOG.checkpoint(25)).text())).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aLineThatIsNotAsItIsWrittenIsRefused() {
    String line = Note.read(LOG.receipt(1)).text().lines().toList().get(1);
    assertThat(Receipt.read("name\n" + line + "\n").lines()).hasSize(1);
    for (String other : List.of(
        line.toLowerCase(), line + " ", line.replace("Z", "+00:00"), line.replace(".000007Z", ".0000070Z"), line.replaceFirst(" ", "  "), line.substring(1), "", "x")) {
      assertThatThrownBy(() -> Receipt.read("name\n" + other + "\n")).as(other).isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> Receipt.read("name\n")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Receipt.read(new String(new byte[0], StandardCharsets.UTF_8))).isInstanceOf(IllegalArgumentException.class);
  }
}
