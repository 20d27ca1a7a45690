-- Orders to correct, OPEN until a re-check by the same authority closes them; derivable from visit_conclusion.
CREATE TABLE visit_correction_head (
  visit_id      BIGINT      NOT NULL,
  authority_id  BIGINT      NOT NULL,
  enterprise_id BIGINT      NOT NULL,
  due           DATE        NOT NULL,
  state         VARCHAR(8)  NOT NULL,
  closed_by     BIGINT      NULL,
  version       INT         NOT NULL,
  PRIMARY KEY (visit_id, authority_id),
  KEY visit_correction_due (state, due, visit_id),
  KEY visit_correction_of_body (authority_id, state, due, visit_id),
  KEY visit_correction_of_firm (enterprise_id, state, due, visit_id),
  CONSTRAINT visit_correction_visit FOREIGN KEY (visit_id) REFERENCES visit (id),
  CONSTRAINT visit_correction_recheck FOREIGN KEY (closed_by) REFERENCES visit (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
