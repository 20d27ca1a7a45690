-- Working table: an account's recovery codes, 120 random bits each, kept hashed, each good for one use.
CREATE TABLE recovery_code (
  account_id BIGINT      NOT NULL,
  code_hash  BINARY(32)  NOT NULL,
  made_at    DATETIME(6) NOT NULL,
  used_at    DATETIME(6) NULL,
  PRIMARY KEY (account_id, code_hash),
  CONSTRAINT recovery_code_of FOREIGN KEY (account_id) REFERENCES account (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
