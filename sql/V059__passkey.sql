-- Working table: public keys that people sign in with (WebAuthn). Adding and removing them is in the ledger.
CREATE TABLE passkey (
  id              BIGINT          NOT NULL,
  account_id      BIGINT          NOT NULL,
  credential_hash BINARY(32)      NOT NULL,
  credential_id   VARBINARY(1023) NOT NULL,
  public_key      VARBINARY(1024) NOT NULL,
  sign_count      BIGINT          NOT NULL,
  label           VARCHAR(40)     NOT NULL,
  made_at         DATETIME(6)     NOT NULL,
  used_at         DATETIME(6)     NULL,
  PRIMARY KEY (id),
  UNIQUE KEY passkey_credential (credential_hash),
  KEY passkey_account (account_id, id),
  CONSTRAINT passkey_of FOREIGN KEY (account_id) REFERENCES account (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
