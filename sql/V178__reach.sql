-- Working table: where a person wants to be told besides the page, sealed; good once the code that went there came back.
CREATE TABLE reach (
  account_id   BIGINT         NOT NULL,
  channel      VARCHAR(8)     NOT NULL,
  address      VARBINARY(400) NOT NULL,
  confirmed_at DATETIME(6)    NULL,
  code_hash    BINARY(32)     NULL,
  code_until   DATETIME(6)    NULL,
  tries        INT            NOT NULL,
  PRIMARY KEY (account_id, channel),
  CONSTRAINT reach_of FOREIGN KEY (account_id) REFERENCES account (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
