-- Working table: the password of an account, as an Argon2id hash. Replaced in place: an old password is of no use to anyone.
CREATE TABLE credential (
  account_id    BIGINT       NOT NULL,
  password_hash VARCHAR(255) NOT NULL,
  changed_at    DATETIME(6)  NOT NULL,
  PRIMARY KEY (account_id),
  CONSTRAINT credential_of FOREIGN KEY (account_id) REFERENCES account (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
