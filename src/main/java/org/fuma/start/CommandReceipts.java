package org.fuma.start;

import java.io.PrintWriter;
import java.util.Base64;
import org.fuma.ledger.Entries;
import org.fuma.ledger.LedgerEntry;
import org.fuma.ledger.Receipts;
import org.fuma.store.Ids;

/** Receipts of what a command records from now on, as answers over HTTP carry them: a line for each entry, the signed note in Base64. */
final class CommandReceipts {

  /** Entries of one object that are looked through. */
  private static final int MOST = 1_000;

  private final Service service;
  private final PrintWriter out;
  private final long since = Ids.next();

  CommandReceipts(Service service, PrintWriter out) {
    this.service = service;
    this.out = out;
  }

  /**
   * Prints those of an object.
   *
   * @param by    the account under which the command works: a service beside it may record acts of others meanwhile
   * @param kinds how the kinds of entries begin
   */
  void print(String objectKind, long object, long by, String kinds) {
    Receipts receipts = service.bean(Receipts.class);
    for (LedgerEntry entry : service.bean(Entries.class).headers(objectKind, object, since, MOST)) {
      if (entry.actorId() == by && entry.kind().startsWith(kinds)) {
        out.println("Receipt of " + entry.kind() + " " + Ids.show(entry.id()) + ": " + Base64.getEncoder().encodeToString(receipts.of(entry)));
      }
    }
  }
}
