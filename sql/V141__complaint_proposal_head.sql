-- What became of a proposal; derivable from complaint_step.
CREATE TABLE complaint_proposal_head (
  id          BIGINT      NOT NULL,
  state       VARCHAR(12) NOT NULL,
  answered_by BIGINT      NULL,
  PRIMARY KEY (id),
  CONSTRAINT complaint_proposal_head_of FOREIGN KEY (id) REFERENCES complaint_proposal (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
