package org.fuma.proof;

import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.fuma.ledger.LedgerEntry;
import org.fuma.ledger.ProofFile;

/**
 * An entry that its owner may have proved.
 *
 * @param file    the proof file; empty unless the state is {@link ProofState#PROVEN}
 * @param proven  what it proves
 * @param words   what was written at it, where the record holds but its hash and it is still there
 * @param withheld true when those words are there and name another account of the firm, which filed the complaint: they are shown to it alone
 * @param receipt the signed note
 */
public record Provable(
    LedgerEntry entry, ProofState state, Optional<byte[]> file, Optional<ProofFile.Proven> proven, Optional<OwnWords> words, boolean withheld,
    byte[] receipt) {

  /** One of which there is no proof. */
  static Provable without(LedgerEntry entry, ProofState state, byte[] receipt) {
    return new Provable(entry, state, Optional.empty(), Optional.empty(), Optional.empty(), false, receipt);
  }

  /** What was recorded, for the reader of a page. */
  public Map<String, String> record() {
    return proven.map(ProofFile.Proven::record).orElse(Map.of());
  }

  /** What the entry commits to, in hexadecimal digits. */
  public String commitment() {
    return HexFormat.of().formatHex(entry.commitment());
  }
}
