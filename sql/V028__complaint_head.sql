-- Where a complaint stands now; derivable from complaint_step.
CREATE TABLE complaint_head (
  id         BIGINT      NOT NULL,
  state      VARCHAR(16) NOT NULL,
  outcome    VARCHAR(16) NULL,
  handler_id BIGINT      NULL,
  version    INT         NOT NULL,
  PRIMARY KEY (id),
  KEY complaint_head_state (state, id),
  CONSTRAINT complaint_head_of FOREIGN KEY (id) REFERENCES complaint (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
