-- Working table: phones that officials and firms let the service remember, opened by a PIN or a passkey.
CREATE TABLE device (
  id         BIGINT       NOT NULL,
  account_id BIGINT       NOT NULL,
  token_hash BINARY(32)   NOT NULL,
  label      VARCHAR(40)  NOT NULL,
  pin_hash   VARCHAR(255) NULL,
  tries      INT          NOT NULL,
  made_at    DATETIME(6)  NOT NULL,
  seen_at    DATETIME(6)  NOT NULL,
  expires_at DATETIME(6)  NOT NULL,
  ended_at   DATETIME(6)  NULL,
  PRIMARY KEY (id),
  UNIQUE KEY device_token (token_hash),
  KEY device_account (account_id, id),
  CONSTRAINT device_of FOREIGN KEY (account_id) REFERENCES account (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
