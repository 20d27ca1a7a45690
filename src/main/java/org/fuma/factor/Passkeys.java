package org.fuma.factor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.yubico.webauthn.FinishRegistrationOptions;
import com.yubico.webauthn.RegistrationResult;
import com.yubico.webauthn.StartRegistrationOptions;
import com.yubico.webauthn.data.AuthenticatorSelectionCriteria;
import com.yubico.webauthn.data.PublicKeyCredential;
import com.yubico.webauthn.data.PublicKeyCredentialCreationOptions;
import com.yubico.webauthn.data.ResidentKeyRequirement;
import com.yubico.webauthn.data.UserIdentity;
import com.yubico.webauthn.data.UserVerificationRequirement;
import com.yubico.webauthn.exception.RegistrationFailedException;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.ledger.Ledger;
import org.fuma.store.Hashes;
import org.fuma.store.Ids;
import org.fuma.store.ServiceClock;
import org.fuma.store.Sql;
import org.fuma.store.Transactions;
import org.fuma.web.Checks;
import org.fuma.web.Failure;

/**
 * A person's own passkeys: public keys whose private halves never leave the person's devices. Each asks for finger, face or PIN at every use, and
 * is kept on its device with the account, so that nobody has to type a name.
 */
@Singleton
public class Passkeys {

  /** Passkeys of one account. */
  static final int MOST = 10;

  private static final int LONGEST_LABEL = 40;
  private static final int LONGEST_CREDENTIAL = 1_023;
  private static final int LONGEST_KEY = 1_024;

  private final Sql sql;
  private final Transactions transactions;
  private final Ledger ledger;
  private final ServiceClock clock;
  private final PasskeyParty party;
  private final Ceremonies ceremonies;
  private final CredentialJson json;
  private final FactorRemoval removal;

  Passkeys(
      Sql sql, Transactions transactions, Ledger ledger, ServiceClock clock, PasskeyParty party, Ceremonies ceremonies, CredentialJson json,
      FactorRemoval removal) {
    this.sql = sql;
    this.transactions = transactions;
    this.ledger = ledger;
    this.clock = clock;
    this.party = party;
    this.ceremonies = ceremonies;
    this.json = json;
    this.removal = removal;
  }

  /** The actor's passkeys, in the order in which they were made. */
  List<Passkey> list(Actor actor) {
    return sql.list(
        row -> new Passkey(row.getLong("id"), row.getString("label"), Sql.instant(row, "made_at"), Sql.optionalInstant(row, "used_at")),
        "SELECT id, label, made_at, used_at FROM passkey WHERE account_id = ? ORDER BY id", actor.account());
  }

  /**
   * Begins the making of a passkey.
   *
   * @throws Failure.Conflict when the account has as many as it may
   */
  Challenge begin(Actor actor) {
    refuseMore(actor);
    String username =
        sql.first(row -> row.getString(1), "SELECT username FROM account WHERE id = ?", actor.account()).orElseThrow(Failure.NotFound::new);
    PublicKeyCredentialCreationOptions options =
        party.party().startRegistration(
            StartRegistrationOptions.builder()
                .user(UserIdentity.builder().name(username).displayName(actor.name()).id(StoredPasskeys.handle(actor.account())).build())
                .authenticatorSelection(
                    AuthenticatorSelectionCriteria.builder()
                        .residentKey(ResidentKeyRequirement.REQUIRED)
                        .userVerification(UserVerificationRequirement.REQUIRED)
                        .build())
                .timeout(Ceremonies.LENGTH.toMillis())
                .build());
    try {
      String ceremony = ceremonies.begin(Ceremonies.Kind.REGISTRATION, Optional.of(actor.account()), options.toJson());
      return new Challenge(ceremony, json.options(options.toCredentialsCreateJson()));
    } catch (JsonProcessingException unwritable) {
      throw new IllegalStateException(unwritable);
    }
  }

  /**
   * Adds the passkey that a browser made. An answer that does not fit uses its challenge up too.
   *
   * @throws Failure.Invalid  when the label is missing or too long, or the answer is not one to a living challenge of this account
   * @throws Failure.Conflict when the account has as many as it may
   */
  Passkey add(Actor actor, String ceremony, String label, Optional<String> credential) {
    Checks checks = new Checks();
    String called = checks.required("label", label, LONGEST_LABEL);
    checks.done();
    try {
      return transactions
          .write(
              () ->
                  ceremonies.take(Ceremonies.Kind.REGISTRATION, Optional.of(actor.account()), ceremony)
                      .flatMap(request -> credential.flatMap(answer -> check(request, answer)))
                      .map(made -> store(actor, made, called)))
          .orElseThrow(Passkeys::refused);
    } catch (RuntimeException failed) {
      throw Transactions.duplicate(failed, "passkey_credential") ? refused() : failed;
    }
  }

  /**
   * Removes one of the actor's passkeys; the password as for {@link FactorRemoval#remove}.
   *
   * @throws Failure.NotFound when the actor has no such passkey
   * @throws Failure.Conflict when it is the last factor of a desk that has to have one
   * @throws Failure.Invalid  when it is the last factor and the password does not do
   */
  void remove(HttpRequest<?> request, Actor actor, long id, String password) {
    removal.remove(
        request,
        actor,
        password,
        () -> {
          if (sql.run("DELETE FROM passkey WHERE id = ? AND account_id = ?", id, actor.account()) == 0) {
            throw new Failure.NotFound();
          }
          ledger.append(
              "passkey.removed", "account", actor.account(), actor.account(), Map.of("account", Ids.show(actor.account()), "passkey", Ids.show(id)));
        });
  }

  private Optional<RegistrationResult> check(String request, String answer) {
    try {
      RegistrationResult made =
          party.party().finishRegistration(
              FinishRegistrationOptions.builder()
                  .request(PublicKeyCredentialCreationOptions.fromJson(request))
                  .response(PublicKeyCredential.parseRegistrationResponseJson(answer))
                  .build());
      boolean fits = made.getKeyId().getId().size() <= LONGEST_CREDENTIAL && made.getPublicKeyCose().size() <= LONGEST_KEY;
      return fits ? Optional.of(made) : Optional.empty();
    } catch (RegistrationFailedException | IOException | IllegalArgumentException unfit) {
      return Optional.empty();
    }
  }

  private Passkey store(Actor actor, RegistrationResult made, String label) {
    refuseMore(actor);
    Passkey passkey = new Passkey(Ids.next(), label, clock.instant(), Optional.empty());
    byte[] credential = made.getKeyId().getId().getBytes();
    byte[] key = made.getPublicKeyCose().getBytes();
    sql.run(
        "INSERT INTO passkey (id, account_id, credential_hash, credential_id, public_key, sign_count, label, made_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        passkey.id(), actor.account(), Hashes.sha256(credential), credential, key, made.getSignatureCount(), label, passkey.madeAt());
    ledger.append(
        "passkey.added", "account", actor.account(), actor.account(),
        Map.of(
            "account", Ids.show(actor.account()), "passkey", Ids.show(passkey.id()), "label", label, "credential",
            HexFormat.of().formatHex(Hashes.sha256(credential)), "key", HexFormat.of().formatHex(Hashes.sha256(key))));
    return passkey;
  }

  private void refuseMore(Actor actor) {
    if (list(actor).size() >= MOST) {
      throw new Failure.Conflict("passkey.many", MOST);
    }
  }

  private static Failure.Invalid refused() {
    return new Failure.Invalid("passkey.unfit");
  }
}
