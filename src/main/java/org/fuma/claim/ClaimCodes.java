package org.fuma.claim;

import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.fuma.store.Hashes;
import org.fuma.store.Ids;
import org.fuma.store.Vault;

/**
 * Derives claim codes instead of keeping them: a letter can be printed again while its claim is open, and neither the
 * database nor a copy of it holds anything that opens a firm. The price: another token secret makes other codes, so
 * letters that are still open have to be printed anew.
 */
@Singleton
class ClaimCodes {

  private static final String LABEL = "fuma-claim-code-1";
  private static final int SPARE_BITS = Long.SIZE - 60;

  private final String key;

  ClaimCodes(Vault vault) {
    key = HexFormat.of().formatHex(vault.secret(LABEL));
  }

  /** The code of that claim: the first 60 bits of HMAC-SHA-256 over its id and salt. */
  ClaimCode of(Claim claim) {
    byte[] mac = Hashes.hmac(key, Ids.show(claim.id()) + ":" + HexFormat.of().formatHex(claim.salt()));
    long bits = ByteBuffer.wrap(mac).getLong() >>> SPARE_BITS;
    // Ids.show writes 13 characters for 64 bits; with four bits at most zero the first one is 0.
    return ClaimCode.of(Ids.show(bits).substring(1));
  }
}
