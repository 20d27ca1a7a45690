-- Facts of a door display: a link by which a screen at a firm's door shows the live code. The token is kept hashed; it
-- is drawn from the salt under a key that the database does not have.
CREATE TABLE door_display (
  id            BIGINT      NOT NULL,
  salt          BINARY(16)  NOT NULL,
  enterprise_id BIGINT      NOT NULL,
  label         VARCHAR(64) NOT NULL,
  token_hash    BINARY(32)  NOT NULL,
  actor_id      BIGINT      NOT NULL,
  at            DATETIME(6) NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY door_display_token (token_hash),
  KEY door_display_enterprise (enterprise_id, id),
  CONSTRAINT door_display_of FOREIGN KEY (enterprise_id) REFERENCES enterprise (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
