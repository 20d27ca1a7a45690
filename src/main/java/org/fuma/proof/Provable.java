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
 * @param receipt the signed note
 */
public record Provable(
    LedgerEntry entry, ProofState state, Optional<byte[]> file, Optional<ProofFile.Proven> proven, Optional<OwnWords> words, byte[] receipt) {

  /** One of which there is no proof. */
  static Provable without(LedgerEntry entry, ProofState state, byte[] receipt) {
    return new Provable(entry, state, Optional.empty(), Optional.empty(), Optional.empty(), receipt);
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
