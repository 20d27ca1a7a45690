-- Whether an alert waits for a supervisor; derivable from alert_step.
CREATE TABLE alert_head (
  id      BIGINT      NOT NULL,
  state   VARCHAR(16) NOT NULL,
  version INT         NOT NULL,
  PRIMARY KEY (id),
  KEY alert_head_state (state, id),
  CONSTRAINT alert_head_of FOREIGN KEY (id) REFERENCES alert (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
