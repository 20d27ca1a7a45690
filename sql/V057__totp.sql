-- Working table: the secret of an account's one-time codes (RFC 6238), encrypted under a key outside the database. The last
-- step that was used is not used again.
CREATE TABLE totp (
  account_id   BIGINT         NOT NULL,
  secret       VARBINARY(120) NOT NULL,
  made_at      DATETIME(6)    NOT NULL,
  confirmed_at DATETIME(6)    NULL,
  last_step    BIGINT         NOT NULL,
  PRIMARY KEY (account_id),
  CONSTRAINT totp_of FOREIGN KEY (account_id) REFERENCES account (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
