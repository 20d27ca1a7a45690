-- Working table: refresh tokens, hashed, each good for one use.
CREATE TABLE refresh_token (
  token_hash BINARY(32)  NOT NULL,
  session_id BIGINT      NOT NULL,
  expires_at DATETIME(6) NOT NULL,
  used_at    DATETIME(6) NULL,
  PRIMARY KEY (token_hash),
  KEY refresh_token_session (session_id),
  KEY refresh_token_expiry (expires_at),
  CONSTRAINT refresh_token_of FOREIGN KEY (session_id) REFERENCES session (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
