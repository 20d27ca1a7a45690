package org.fuma.code;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.context.event.StartupEvent;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.fuma.access.Actor;
import org.fuma.ledger.Ledger;
import org.fuma.ledger.Sealed;
import org.fuma.settings.SettingName;
import org.fuma.settings.Settings;
import org.fuma.settings.StartFailure;
import org.fuma.store.Sql;
import org.fuma.store.Transactions;

/** The keys that sign codes: today's private one from the settings, the public halves of all of them from the database. */
@Singleton
public class CodeKeys implements ApplicationEventListener<StartupEvent> {

  private static final Duration FRESH = Duration.ofSeconds(5);
  private static final int ID_RADIX = 36;

  private final Settings settings;
  private final Sql sql;
  private final Transactions transactions;
  private final Ledger ledger;
  private final CodeSigner signer;
  private final LoadingCache<String, CodeVerifier> verifier;

  CodeKeys(Settings settings, Sql sql, Transactions transactions, Ledger ledger) {
    this.settings = settings;
    this.sql = sql;
    this.transactions = transactions;
    this.ledger = ledger;
    this.signer = new CodeSigner(settings.signingKeyId(), settings.signingSeed());
    this.verifier = Caffeine.newBuilder().expireAfterWrite(FRESH).build(all -> load());
  }

  /**
   * Publishes today's key before the first request.
   *
   * @throws StartFailure when its name belongs to another key already
   */
  @Override
  public void onApplicationEvent(StartupEvent event) {
    try {
      transactions.run(this::publish);
    } catch (RuntimeException refused) {
      // Another node was faster; what it wrote is compared like any other.
      if (!Transactions.duplicate(refused)) {
        throw refused;
      }
      transactions.run(this::publish);
    }
  }

  /** Signs with today's key. */
  CodeSigner signer() {
    return signer;
  }

  /** Verifies with every key, at most five seconds old. */
  CodeVerifier verifier() {
    return verifier.get("");
  }

  /** Every key, oldest first. */
  public List<CodeKey> all() {
    return sql.list(
        row -> new CodeKey(row.getString("id"), row.getBytes("public_key"), Sql.instant(row, "valid_from")),
        "SELECT id, public_key, valid_from FROM code_key ORDER BY valid_from, id");
  }

  private CodeVerifier load() {
    return new CodeVerifier(all().stream().collect(Collectors.toMap(CodeKey::id, CodeKey::publicKey)));
  }

  private void publish() {
    Optional<byte[]> known =
        sql.first(row -> row.getBytes(1), "SELECT public_key FROM code_key WHERE id = ?", signer.key());
    if (known.isPresent()) {
      if (!Arrays.equals(known.get(), signer.publicKey())) {
        throw new StartFailure(
            "The signing key " + settings.signingKeyId() + " is another one than codes of that name were signed with: set " + SettingName.of("signing-key")
                + " back, or choose a new name for the new key in " + SettingName.of("signing-key-id") + ".");
      }
      return;
    }
    Map<String, Object> facts =
        Map.of("key", signer.key(), "algorithm", "Ed25519", "publicKey", Base64.getEncoder().encodeToString(signer.publicKey()));
    Sealed entry =
        ledger.append("code-key.added", "code-key", Long.parseLong(signer.key(), ID_RADIX), Actor.SYSTEM_ACCOUNT, facts);
    sql.run(
        "INSERT INTO code_key (id, entry_id, salt, public_key, valid_from) VALUES (?, ?, ?, ?, ?)",
        signer.key(), entry.id(), entry.salt(), signer.publicKey(), entry.at());
  }
}
