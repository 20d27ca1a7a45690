-- Working table: one row for each act that a caller named with an Idempotency-Key, written first in the act's own
-- transaction, with the answer that a retry gets again.
CREATE TABLE idempotency (
  caller       BIGINT      NOT NULL,
  idem_key     VARCHAR(64) NOT NULL,
  request_hash BINARY(32)  NOT NULL,
  answer       LONGTEXT    NULL,
  at           DATETIME(6) NOT NULL,
  PRIMARY KEY (caller, idem_key),
  KEY idempotency_at (at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
