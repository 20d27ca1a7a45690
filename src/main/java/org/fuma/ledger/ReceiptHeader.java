package org.fuma.ledger;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.Base64;
import org.fuma.web.RequestEntries;

/** Every answer to an act that the ledger recorded carries its receipt, also one that only leads to another page. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class ReceiptHeader {

  /** The signed note in Base64. */
  static final String RECEIPT = "Fuma-Receipt";

  /** How many entries the act made besides those that the receipt lists. */
  static final String LEFT = "Fuma-Receipt-Left";

  private static final int BAD_REQUEST = 400;

  private final Receipts receipts;

  ReceiptHeader(Receipts receipts) {
    this.receipts = receipts;
  }

  @ResponseFilter
  void sign(HttpRequest<?> request, MutableHttpResponse<?> response) {
    if (response.code() >= BAD_REQUEST) {
      return;
    }
    receipts.of(RequestEntries.held(request), RequestEntries.more(request)).ifPresent(receipt -> {
      response.getHeaders().set(RECEIPT, Base64.getEncoder().encodeToString(receipt.note()));
      if (receipt.left() > 0) {
        response.getHeaders().set(LEFT, Integer.toString(receipt.left()));
      }
    });
  }
}
