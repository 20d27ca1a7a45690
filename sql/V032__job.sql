-- Working table: work that runs in the background in batches. Each batch moves reached, done and counts in its own
-- transaction, under the epoch of the runner that holds the lease.
CREATE TABLE job (
  id          BIGINT      NOT NULL,
  kind        VARCHAR(48) NOT NULL,
  asked_by    BIGINT      NOT NULL,
  asked_at    DATETIME(6) NOT NULL,
  parameters  LONGTEXT    NOT NULL,
  state       VARCHAR(16) NOT NULL,
  total       BIGINT      NOT NULL,
  reached     BIGINT      NOT NULL,
  done        BIGINT      NOT NULL,
  counts      LONGTEXT    NOT NULL,
  problem     LONGTEXT    NULL,
  epoch       INT         NOT NULL,
  lease_until DATETIME(6) NULL,
  ended_at    DATETIME(6) NULL,
  PRIMARY KEY (id),
  KEY job_state (state, id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
