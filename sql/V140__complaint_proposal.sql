-- What a second supervisor has to agree to. The id is that of the step at which it was proposed; what was said stands with that step.
CREATE TABLE complaint_proposal (
  id           BIGINT      NOT NULL,
  complaint_id BIGINT      NOT NULL,
  event        VARCHAR(24) NOT NULL,
  outcome      VARCHAR(16) NULL,
  days         INT         NULL,
  proposed_by  BIGINT      NOT NULL,
  at           DATETIME(6) NOT NULL,
  PRIMARY KEY (id),
  KEY complaint_proposal_complaint (complaint_id, id),
  CONSTRAINT complaint_proposal_of FOREIGN KEY (complaint_id) REFERENCES complaint (id),
  CONSTRAINT complaint_proposal_step FOREIGN KEY (id) REFERENCES complaint_step (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
