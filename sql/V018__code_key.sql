-- Public halves of the keys that sign codes, published at /.well-known/fuma-keys.json. The private half is configuration.
CREATE TABLE code_key (
  id         CHAR(2)     NOT NULL,
  entry_id   BIGINT      NOT NULL,
  salt       BINARY(16)  NOT NULL,
  public_key BINARY(32)  NOT NULL,
  valid_from DATETIME(6) NOT NULL,
  PRIMARY KEY (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
