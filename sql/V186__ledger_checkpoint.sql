-- What was signed: for each size that the tree had after a batch its root, and the signed note (C2SP tlog-checkpoint).
CREATE TABLE ledger_checkpoint (
  size BIGINT          NOT NULL,
  root BINARY(32)      NOT NULL,
  note VARBINARY(2000) NOT NULL,
  at   DATETIME(6)     NOT NULL,
  PRIMARY KEY (size)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
