-- Where a visit stands now; derivable from visit_step.
CREATE TABLE visit_head (
  id          BIGINT      NOT NULL,
  state       VARCHAR(16) NOT NULL,
  departed_at DATETIME(6) NULL,
  result      VARCHAR(24) NULL,
  version     INT         NOT NULL,
  PRIMARY KEY (id),
  KEY visit_head_state (state, id),
  CONSTRAINT visit_head_of FOREIGN KEY (id) REFERENCES visit (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
