-- Where a claim stands now; derivable from claim_step, but for tries and tries_since, which only slow guessing down.
-- A firm has one open claim at most. That an open claim has expired is told by the time.
CREATE TABLE claim_head (
  id          BIGINT      NOT NULL,
  state       VARCHAR(16) NOT NULL,
  current_of  BIGINT      NULL,
  account_id  BIGINT      NULL,
  tries       INT         NOT NULL,
  tries_since DATETIME(6) NOT NULL,
  version     INT         NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY claim_head_current (current_of),
  CONSTRAINT claim_head_of FOREIGN KEY (id) REFERENCES claim (id),
  CONSTRAINT claim_head_account FOREIGN KEY (account_id) REFERENCES account (id),
  CONSTRAINT claim_head_open CHECK ((state = 'OPEN') = (current_of IS NOT NULL)),
  CONSTRAINT claim_head_used CHECK ((state = 'USED') = (account_id IS NOT NULL))
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
