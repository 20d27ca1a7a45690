-- Working table: entries that have no place in the tree yet. Written with the entry, taken away with its leaf.
CREATE TABLE ledger_pending (
  entry_id BIGINT NOT NULL,
  PRIMARY KEY (entry_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
