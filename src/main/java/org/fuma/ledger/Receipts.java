package org.fuma.ledger;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fuma.web.RequestEntries;

/** Signs for what a request has led to. */
@Singleton
public class Receipts {

  /** Entries to a receipt: 140 characters each, so that an answer's headers stay below 3 KB, as proxies take them. */
  public static final int MOST = 6;

  /**
   * What follows from an act of which its author is told nothing: that an alert was raised, that a firm will be called back, that others complained of
   * the same.
   */
  private static final Set<String> BEHIND = Set.of("alert.raised", "call-back.open", "complaint.tie");

  /** A question that the service takes back itself, since consent was taken back: whoever took that back was not told of the question. */
  private static final String TAKEN_BACK = "question.withdrawal";

  private final LogKeys keys;

  Receipts(LogKeys keys) {
    this.keys = keys;
  }

  /**
   * A receipt, signed.
   *
   * @param note the signed note
   * @param left how many entries it does not list
   */
  public record Signed(byte[] note, int left) {}

  /**
   * For entries that hold; empty when the request's author is to have no receipt of any of them.
   *
   * @param more how many the request led to besides
   */
  public Optional<Signed> of(List<RequestEntries.Made> made, int more) {
    List<RequestEntries.Made> own = own(made);
    if (own.isEmpty()) {
      return Optional.empty();
    }
    List<Receipt.Line> lines = own.stream().limit(MOST).map(one -> new Receipt.Line(one.id(), one.commitment(), one.at())).toList();
    return Optional.of(new Signed(signed(lines), own.size() - lines.size() + more));
  }

  /** For one entry, whoever asks. */
  public byte[] of(LedgerEntry entry) {
    return signed(List.of(Receipt.Line.of(entry)));
  }

  private byte[] signed(List<Receipt.Line> lines) {
    return keys.receipt().sign(new Receipt(keys.receipt().key().name(), lines).text());
  }

  /**
   * Those that are the author's own act. What the service does beside it in a complaint, unnamed, is nothing that an authority or an administrator may
   * so much as count; whoever stays unnamed, a firm that complains or rates, has made all of its entries unnamed.
   */
  private static List<RequestEntries.Made> own(List<RequestEntries.Made> made) {
    List<RequestEntries.Made> told = made.stream().filter(one -> !behind(one)).toList();
    int least = told.stream().mapToInt(Receipts::reserve).min().orElse(0);
    return told.stream().filter(one -> reserve(one) == least).toList();
  }

  private static boolean behind(RequestEntries.Made one) {
    return BEHIND.contains(one.kind()) || one.kind().equals(TAKEN_BACK) && !one.named();
  }

  private static int reserve(RequestEntries.Made one) {
    if (!Confidential.is(one.objectKind())) {
      return 0;
    }
    return one.named() ? 1 : 2;
  }
}
