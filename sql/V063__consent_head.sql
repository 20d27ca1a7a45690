-- Where a request for consent stands now; derivable from consent_step. An account has one open request at most.
CREATE TABLE consent_head (
  id         BIGINT      NOT NULL,
  state      VARCHAR(16) NOT NULL,
  current_of BIGINT      NULL,
  version    INT         NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY consent_head_current (current_of),
  KEY consent_head_state (state, id),
  CONSTRAINT consent_head_of FOREIGN KEY (id) REFERENCES consent (id),
  CONSTRAINT consent_head_open CHECK ((state = 'OPEN') = (current_of IS NOT NULL))
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
