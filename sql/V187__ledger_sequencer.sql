-- Working table, one row: who orders entries into the tree, and until when. Whoever takes it over counts the epoch on; a batch of an older epoch is not written.
CREATE TABLE ledger_sequencer (
  id         TINYINT     NOT NULL,
  epoch      BIGINT      NOT NULL,
  held_until DATETIME(6) NOT NULL,
  PRIMARY KEY (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
