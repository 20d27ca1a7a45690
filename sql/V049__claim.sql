-- A hand-over letter (授码函): it lets its firm make the firm's first account, once. The one-time claim code on it is
-- derived from id and salt under a key that the database does not know, and stored nowhere.
CREATE TABLE claim (
  id            BIGINT      NOT NULL,
  salt          BINARY(16)  NOT NULL,
  enterprise_id BIGINT      NOT NULL,
  made_at       DATETIME(6) NOT NULL,
  expires_at    DATETIME(6) NOT NULL,
  actor_id      BIGINT      NOT NULL,
  PRIMARY KEY (id),
  KEY claim_enterprise (enterprise_id, id),
  CONSTRAINT claim_of FOREIGN KEY (enterprise_id) REFERENCES enterprise (id),
  CONSTRAINT claim_validity CHECK (made_at < expires_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
