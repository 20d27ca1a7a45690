-- Working table: challenges that a browser's passkey is still to answer. The token is kept hashed; a row is taken away by its answer.
CREATE TABLE passkey_ceremony (
  token_hash BINARY(32)  NOT NULL,
  kind       VARCHAR(16) NOT NULL,
  account_id BIGINT      NULL,
  request    LONGTEXT    NOT NULL,
  expires_at DATETIME(6) NOT NULL,
  PRIMARY KEY (token_hash),
  KEY passkey_ceremony_expiry (expires_at),
  CONSTRAINT passkey_ceremony_of FOREIGN KEY (account_id) REFERENCES account (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
