-- Working table: people whose password fitted and whose second factor is still to come. The token is kept hashed.
CREATE TABLE sign_in_step (
  token_hash BINARY(32)  NOT NULL,
  account_id BIGINT      NOT NULL,
  tries      INT         NOT NULL,
  expires_at DATETIME(6) NOT NULL,
  used_at    DATETIME(6) NULL,
  PRIMARY KEY (token_hash),
  KEY sign_in_step_expiry (expires_at),
  CONSTRAINT sign_in_step_of FOREIGN KEY (account_id) REFERENCES account (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
