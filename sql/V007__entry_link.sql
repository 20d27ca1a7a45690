-- Working table: one-time links by which a person sets the first, or a new, password. The token is kept hashed.
CREATE TABLE entry_link (
  token_hash BINARY(32)  NOT NULL,
  account_id BIGINT      NOT NULL,
  made_at    DATETIME(6) NOT NULL,
  expires_at DATETIME(6) NOT NULL,
  used_at    DATETIME(6) NULL,
  PRIMARY KEY (token_hash),
  KEY entry_link_account (account_id),
  CONSTRAINT entry_link_of FOREIGN KEY (account_id) REFERENCES account (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
