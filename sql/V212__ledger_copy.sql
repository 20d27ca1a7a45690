-- Which checkpoint was given to which place outside, and what became of it. place stands for a folder's path or a webhook's address, which may hold
-- secrets: the first bytes of its hash.
CREATE TABLE ledger_copy (
  id       BIGINT      NOT NULL,
  place    BINARY(16)  NOT NULL,
  kind     VARCHAR(8)  NOT NULL,
  size     BIGINT      NOT NULL,
  accepted BOOLEAN     NOT NULL,
  said     VARCHAR(80) NOT NULL,
  at       DATETIME(6) NOT NULL,
  PRIMARY KEY (id),
  KEY ledger_copy_place (place, accepted, id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
