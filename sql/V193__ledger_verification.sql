-- One row for each time that the whole database was verified. What was found names no confidential record: the command line does, to whoever holds the database.
CREATE TABLE ledger_verification (
  id       BIGINT      NOT NULL,
  at       DATETIME(6) NOT NULL,
  took_ms  BIGINT      NOT NULL,
  actor_id BIGINT      NULL,
  result   VARCHAR(8)  NOT NULL,
  entries  BIGINT      NOT NULL,
  leaves   BIGINT      NOT NULL,
  waiting  BIGINT      NOT NULL,
  findings BIGINT      NOT NULL,
  found    TEXT        NOT NULL,
  PRIMARY KEY (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
