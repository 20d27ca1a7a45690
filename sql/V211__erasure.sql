-- What was erased and on what ground; the row's id is its ledger entry's. Who reads a text's table finds the text's end here, and only the erase
-- command's account may add to it. rest: the salted hash of what stands in the text's place since; NULL where nothing does.
CREATE TABLE erasure (
  id         BIGINT       NOT NULL,
  salt       BINARY(16)   NOT NULL,
  table_name VARCHAR(40)  NOT NULL,
  row_id     BIGINT       NOT NULL,
  ground     VARCHAR(24)  NOT NULL,
  reason     VARCHAR(400) NOT NULL,
  rest       BINARY(32)   NULL,
  actor_id   BIGINT       NOT NULL,
  at         DATETIME(6)  NOT NULL,
  PRIMARY KEY (id),
  KEY erasure_row (table_name, row_id, id),
  CONSTRAINT erasure_of FOREIGN KEY (id) REFERENCES ledger_entry (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
