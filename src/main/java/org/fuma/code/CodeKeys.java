package org.fuma.code;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.Permission;
import org.fuma.ledger.Ledger;
import org.fuma.ledger.Sealed;
import org.fuma.settings.SettingName;
import org.fuma.settings.Settings;
import org.fuma.settings.StartFailure;
import org.fuma.store.Time;
import org.fuma.store.Transactions;
import org.fuma.web.Checks;
import org.fuma.web.Failure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys that sign codes: today's private one from the settings, the public halves of all of them, and what became of
 * them, from the database.
 */
@Singleton
public class CodeKeys {

  private static final Logger LOG = LoggerFactory.getLogger(CodeKeys.class);
  private static final Duration FRESH = Duration.ofSeconds(5);
  private static final int ID_RADIX = 36;
  private static final String OBJECT = "code-key";

  private final Settings settings;
  private final KeyRepository repository;
  private final Transactions transactions;
  private final Ledger ledger;
  private final CodeSigner signer;
  private final LoadingCache<String, CodeVerifier> verifier;

  CodeKeys(Settings settings, KeyRepository repository, Transactions transactions, Ledger ledger) {
    this.settings = settings;
    this.repository = repository;
    this.transactions = transactions;
    this.ledger = ledger;
    this.signer = new CodeSigner(settings.signingKeyId(), settings.signingSeed());
    this.verifier = Caffeine.newBuilder().expireAfterWrite(FRESH).build(all -> CodeVerifier.of(repository.all()));
  }

  /**
   * Publishes today's key before the first request, and says of the former one that its time is over.
   *
   * @throws StartFailure when its name belongs to another key already
   */
  void begin() {
    try {
      transactions.run(this::publish);
    } catch (RuntimeException refused) {
      // Another node was faster; what it wrote is compared like any other.
      if (!Transactions.duplicate(refused)) {
        throw refused;
      }
      transactions.run(this::publish);
    }
    verifier.invalidateAll();
    if (repository.compromised(signer.key())) {
      LOG.warn("The signing key {} is marked as compromised, so no code can be issued: set a new key in {} and a new name in {}",
          signer.key(), SettingName.of("signing-key"), SettingName.of("signing-key-id"));
    }
  }

  /**
   * Signs with today's key.
   *
   * @throws Failure.Conflict when that key is marked as compromised, by whatever node, up to now
   */
  CodeSigner signer() {
    if (repository.compromised(signer.key())) {
      throw new Failure.Conflict("keys.cannot-sign", signer.key(), SettingName.of("signing-key"), SettingName.of("signing-key-id"));
    }
    return signer;
  }

  /** The name of today's key. */
  String today() {
    return signer.key();
  }

  /** Verifies with every key, at most five seconds old. */
  CodeVerifier verifier() {
    return verifier.get("");
  }

  /** Every key, oldest first. */
  public List<CodeKey> all() {
    return repository.all();
  }

  /**
   * The key of that name.
   *
   * @throws Failure.NotFound when there is none
   */
  CodeKey one(Actor by, String key) {
    by.require(Permission.CODE_ISSUE);
    return repository.all().stream().filter(one -> one.id().equals(key)).findFirst().orElseThrow(Failure.NotFound::new);
  }

  /** How many current codes each key has signed. */
  Map<String, Long> currentCodes(Actor by) {
    by.require(Permission.CODE_ISSUE);
    return repository.currentCodes();
  }

  /**
   * Marks a key as compromised, for ever: it signs nothing more, and what it signed is believed only where the register
   * has it.
   *
   * @param since the day from which somebody else may have had it, as ISO 8601; empty: today
   * @throws Failure.Invalid  when the reason is missing, or the day lies in the future
   * @throws Failure.Conflict when it is marked already
   */
  void compromise(Actor by, String key, String since, String reason) {
    CodeKey marked = one(by, key);
    Checks checks = new Checks();
    Instant now = ledger.now();
    Instant from = checks.date("since", since).map(day -> day.atStartOfDay(Time.ZONE).toInstant()).orElse(now);
    if (from.isAfter(now)) {
      checks.refuse("since", "keys.future");
    }
    String why = checks.required("reason", reason, 2, ProtectionCodes.LONGEST_REASON);
    checks.done();
    try {
      transactions.run(() -> {
        // The number before the question: who marks it in between takes this very number, and the key of the table refuses us.
        int number = next(key);
        if (repository.compromised(key)) {
          throw new Failure.Conflict("keys.marked-already");
        }
        step(marked.id(), number, KeyEvent.COMPROMISED, from, why, by.account());
      });
    } catch (RuntimeException refused) {
      if (Transactions.duplicate(refused, "code_key_step_number")) {
        throw new Failure.Conflict("keys.marked-already");
      }
      throw refused;
    }
    verifier.invalidateAll();
  }

  private void publish() {
    Optional<CodeKey> known = repository.all().stream().filter(key -> key.id().equals(signer.key())).findFirst();
    if (known.isPresent() && !Arrays.equals(known.get().publicKey(), signer.publicKey())) {
      throw new StartFailure(
          "The signing key " + settings.signingKeyId() + " is another one than codes of that name were signed with: set "
              + SettingName.of("signing-key") + " back, or choose a new name for the new key in "
              + SettingName.of("signing-key-id") + ".");
    }
    Instant moment = ledger.now();
    if (known.isEmpty()) {
      Map<String, Object> facts =
          Map.of(
              "key", signer.key(),
              "algorithm", "Ed25519",
              "publicKey", Base64.getEncoder().encodeToString(signer.publicKey()));
      Sealed entry = ledger.append("code-key.added", OBJECT, objectId(signer.key()), Actor.SYSTEM_ACCOUNT, facts);
      repository.insert(entry, signer.key(), signer.publicKey());
      moment = entry.at();
    } else if (known.get().compromised()) {
      return;
    } else if (known.get().until().isPresent()) {
      step(signer.key(), next(signer.key()), KeyEvent.RESUMED, moment, "", Actor.SYSTEM_ACCOUNT);
    }
    for (CodeKey former : repository.all()) {
      if (!former.id().equals(signer.key()) && former.until().isEmpty()) {
        step(former.id(), next(former.id()), KeyEvent.RETIRED, moment, "", Actor.SYSTEM_ACCOUNT);
      }
    }
  }

  private int next(String key) {
    return repository.steps(key) + 1;
  }

  private void step(String key, int number, KeyEvent event, Instant since, String reason, long actor) {
    Map<String, Object> facts = Map.of("key", key, "number", number, "event", event.name(), "since", since.toString(), "reason", reason);
    Sealed step =
        ledger.append("code-key." + event.name().toLowerCase(java.util.Locale.ROOT), OBJECT, objectId(key), actor, facts);
    repository.step(step, key, number, event, since, reason, actor);
  }

  private static long objectId(String key) {
    return Long.parseLong(key, ID_RADIX);
  }
}
