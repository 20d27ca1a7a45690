package org.fuma.factor;

import com.yubico.webauthn.CredentialRepository;
import com.yubico.webauthn.RegisteredCredential;
import com.yubico.webauthn.data.ByteArray;
import com.yubico.webauthn.data.PublicKeyCredentialDescriptor;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.fuma.store.Hashes;
import org.fuma.store.Sql;

/** The passkeys in the database, as the library that checks them asks for them. A user handle is the account's id in eight bytes. */
@Singleton
final class StoredPasskeys implements CredentialRepository {

  private static final String BY_CREDENTIAL =
      "SELECT account_id, credential_id, public_key, sign_count FROM passkey WHERE credential_hash = ?";

  private final Sql sql;

  StoredPasskeys(Sql sql) {
    this.sql = sql;
  }

  static ByteArray handle(long account) {
    return new ByteArray(ByteBuffer.allocate(Long.BYTES).putLong(account).array());
  }

  static Optional<Long> account(ByteArray handle) {
    return handle.size() == Long.BYTES ? Optional.of(ByteBuffer.wrap(handle.getBytes()).getLong()) : Optional.empty();
  }

  @Override
  public Set<PublicKeyCredentialDescriptor> getCredentialIdsForUsername(String username) {
    return new HashSet<>(
        sql.list(
            row -> PublicKeyCredentialDescriptor.builder().id(new ByteArray(row.getBytes(1))).build(),
            "SELECT p.credential_id FROM passkey p JOIN account a ON a.id = p.account_id WHERE a.username = ?", username));
  }

  @Override
  public Optional<ByteArray> getUserHandleForUsername(String username) {
    return sql.first(row -> handle(row.getLong(1)), "SELECT id FROM account WHERE username = ?", username);
  }

  @Override
  public Optional<String> getUsernameForUserHandle(ByteArray handle) {
    return account(handle).flatMap(account -> sql.first(row -> row.getString(1), "SELECT username FROM account WHERE id = ?", account));
  }

  @Override
  public Optional<RegisteredCredential> lookup(ByteArray credential, ByteArray handle) {
    return account(handle)
        .flatMap(account -> sql.first(StoredPasskeys::read, BY_CREDENTIAL + " AND account_id = ?", Hashes.sha256(credential.getBytes()), account));
  }

  @Override
  public Set<RegisteredCredential> lookupAll(ByteArray credential) {
    return new HashSet<>(sql.list(StoredPasskeys::read, BY_CREDENTIAL, Hashes.sha256(credential.getBytes())));
  }

  private static RegisteredCredential read(ResultSet row) throws SQLException {
    return RegisteredCredential.builder()
        .credentialId(new ByteArray(row.getBytes("credential_id")))
        .userHandle(handle(row.getLong("account_id")))
        .publicKeyCose(new ByteArray(row.getBytes("public_key")))
        .signatureCount(row.getLong("sign_count"))
        .build();
  }
}
