package org.fuma.visit;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import org.fuma.settings.Settings;
import org.fuma.store.Base32Text;
import org.fuma.store.Hashes;
import org.fuma.store.Ids;
import org.fuma.store.Sql;
import org.fuma.store.Vault;

/**
 * The visit's own code (design.md §3.3): {@code {public address}/V/{TOKEN}}. The token comes from the visit's number and a secret, so that the official's
 * phone can show it again; the database holds its hash alone.
 */
@Singleton
public class VisitCodes {

  private static final int BYTES = 20;
  private static final Pattern FORM = Pattern.compile("[A-Za-z2-7]{32}");

  private final byte[] secret;
  private final Settings settings;
  private final Sql sql;

  VisitCodes(Vault vault, Settings settings, Sql sql) {
    this.secret = vault.secret("visit-code:");
    this.settings = settings;
    this.sql = sql;
  }

  /** The token of that visit: 160 bits in 32 letters and digits. */
  public String token(long visit) {
    return Base32Text.rfc4648(Arrays.copyOf(Hashes.hmac(secret, Ids.show(visit)), BYTES));
  }

  /** What the visit's QR code holds. */
  public String address(long visit) {
    return settings.publicAddress() + "/V/" + token(visit);
  }

  /** The visit of that token, in whatever case it was typed; empty when it is none of ours. */
  public Optional<Long> find(String token) {
    String upper = token.toUpperCase(Locale.ROOT);
    return formed(token)
        ? sql.first(row -> row.getLong(1), "SELECT id FROM visit WHERE token_hash = ?", hash(upper))
        : Optional.empty();
  }

  /** True when it has the form of a visit's token, so that nothing in it would have to be escaped in an address. */
  static boolean formed(String token) {
    return FORM.matcher(token).matches();
  }

  static byte[] hash(String token) {
    return Hashes.sha256(token.getBytes(StandardCharsets.US_ASCII));
  }
}
