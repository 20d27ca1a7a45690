package org.fuma.access;

import static org.fuma.access.Access.see;
import static org.fuma.access.Kind.FOLLOWED;
import static org.fuma.access.Kind.PROOF;

import java.util.List;

/** How the routes are called by which somebody's own records are proved. */
final class ProofAccess {

  private ProofAccess() {}

  static List<Access> rows() {
    return List.of(
        see("/proofs/{entry}", PROOF),
        // An entry that waits for its place has no file yet.
        see("/proofs/{entry}/file", PROOF).answers(200, 409),
        see("/proofs/{entry}/receipt", PROOF),
        see("/api/v1/proofs/{entry}", PROOF).answers(200, 409),
        see("/api/v1/receipts/{entry}", PROOF),
        // Who holds no link is led to where it is asked for.
        see("/follow/proofs/{entry}", FOLLOWED).answers(303),
        see("/follow/proofs/{entry}/file", FOLLOWED).answers(404),
        see("/follow/proofs/{entry}/receipt", FOLLOWED).answers(404));
  }
}
