-- The entries in the order of the tree (RFC 6962). The hash is what the public log shows of an entry: SHA-256 over its canonical header, commitment
-- included. The other columns repeat the entry's, so that auditors can look for entries without a key more on the table that every act writes.
CREATE TABLE ledger_leaf (
  idx         BIGINT      NOT NULL,
  entry_id    BIGINT      NOT NULL,
  hash        BINARY(32)  NOT NULL,
  at          DATETIME(6) NOT NULL,
  kind        VARCHAR(48) NOT NULL,
  object_kind VARCHAR(24) NOT NULL,
  object_id   BIGINT      NOT NULL,
  actor_id    BIGINT      NOT NULL,
  PRIMARY KEY (idx),
  UNIQUE KEY ledger_leaf_entry (entry_id),
  KEY ledger_leaf_at (at, idx),
  KEY ledger_leaf_kind (kind, at, idx),
  KEY ledger_leaf_actor (actor_id, at, idx),
  KEY ledger_leaf_object (object_kind, object_id, at, idx)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
