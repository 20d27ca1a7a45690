package org.fuma.factor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.yubico.webauthn.AssertionRequest;
import com.yubico.webauthn.AssertionResult;
import com.yubico.webauthn.FinishAssertionOptions;
import com.yubico.webauthn.StartAssertionOptions;
import com.yubico.webauthn.data.ByteArray;
import com.yubico.webauthn.data.PublicKeyCredential;
import com.yubico.webauthn.data.UserVerificationRequirement;
import com.yubico.webauthn.exception.AssertionFailedException;
import com.yubico.webauthn.exception.InvalidSignatureCountException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.fuma.store.Hashes;
import org.fuma.store.ServiceClock;
import org.fuma.store.Sql;
import org.fuma.store.Transactions;

/** Lets people prove by a passkey who they are. */
@Singleton
class PasskeyProofs {

  private final Sql sql;
  private final Transactions transactions;
  private final ServiceClock clock;
  private final PasskeyParty party;
  private final Ceremonies ceremonies;
  private final CredentialJson json;

  PasskeyProofs(Sql sql, Transactions transactions, ServiceClock clock, PasskeyParty party, Ceremonies ceremonies, CredentialJson json) {
    this.sql = sql;
    this.transactions = transactions;
    this.clock = clock;
    this.party = party;
    this.ceremonies = ceremonies;
    this.json = json;
  }

  /** What came of an answer. */
  sealed interface Outcome {
    /** It is that account's passkey. */
    record Proved(long account, long passkey) implements Outcome {}

    /** The answer is good, but the passkey has answered more often before: there are two of it, one of which is a copy. */
    record Copied(long account, long passkey) implements Outcome {}

    /** It is no answer to a living challenge by a passkey that we know. */
    record Refused() implements Outcome {}
  }

  /** Asks whoever has a passkey, or one account alone. */
  Challenge begin(Ceremonies.Kind kind, Optional<Long> account) {
    Optional<ByteArray> handle = account.map(StoredPasskeys::handle);
    AssertionRequest request =
        party.party().startAssertion(
            StartAssertionOptions.builder()
                .userHandle(handle)
                .userVerification(UserVerificationRequirement.REQUIRED)
                .timeout(Ceremonies.LENGTH.toMillis())
                .build());
    try {
      return new Challenge(ceremonies.begin(kind, account, request.toJson()), json.options(request.toCredentialsGetJson()));
    } catch (JsonProcessingException unwritable) {
      throw new IllegalStateException(unwritable);
    }
  }

  /** Checks the answer; whatever comes of it, its challenge is used up. */
  Outcome finish(Ceremonies.Kind kind, Optional<Long> account, String ceremony, Optional<String> credential) {
    return transactions.write(
        () ->
            ceremonies.take(kind, account, ceremony)
                .flatMap(request -> credential.map(answer -> check(request, answer)))
                .filter(outcome -> !(outcome instanceof Outcome.Proved proved) || account.isEmpty() || account.get() == proved.account())
                .orElseGet(Outcome.Refused::new));
  }

  private Outcome check(String request, String answer) {
    try {
      AssertionResult result =
          party.party().finishAssertion(
              FinishAssertionOptions.builder()
                  .request(AssertionRequest.fromJson(request))
                  .response(PublicKeyCredential.parseAssertionResponseJson(answer))
                  .build());
      return find(result.getCredentialId()).map(known -> count(known, result.getSignatureCount())).orElseGet(Outcome.Refused::new);
    } catch (InvalidSignatureCountException copied) {
      return find(copied.getCredentialId()).<Outcome>map(known -> new Outcome.Copied(known.account(), known.passkey())).orElseGet(Outcome.Refused::new);
    } catch (AssertionFailedException | IOException | IllegalArgumentException unfit) {
      return new Outcome.Refused();
    }
  }

  private Optional<Outcome.Proved> find(ByteArray credential) {
    return sql.first(
        row -> new Outcome.Proved(row.getLong(1), row.getLong(2)), "SELECT account_id, id FROM passkey WHERE credential_hash = ?",
        Hashes.sha256(credential.getBytes()));
  }

  /** The count only rises; authenticators that keep none say 0 for ever. Two answers at once with one count are one too many. */
  private Outcome count(Outcome.Proved known, long count) {
    Instant now = clock.instant();
    int counted =
        sql.run(
            "UPDATE passkey SET sign_count = ?, used_at = ? WHERE id = ? AND (sign_count < ? OR sign_count = 0 AND ? = 0)",
            count, now, known.passkey(), count, count);
    return counted == 1 ? known : new Outcome.Copied(known.account(), known.passkey());
  }
}
