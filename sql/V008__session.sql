-- Working table: one signed-in browser or program; the family of its refresh tokens.
CREATE TABLE session (
  id         BIGINT      NOT NULL,
  account_id BIGINT      NOT NULL,
  started_at DATETIME(6) NOT NULL,
  ended_at   DATETIME(6) NULL,
  PRIMARY KEY (id),
  KEY session_account (account_id, id),
  CONSTRAINT session_of FOREIGN KEY (account_id) REFERENCES account (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
