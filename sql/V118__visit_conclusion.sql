-- What came of a visit for one of its authorities; said once. The id is that of its ledger entry. Where an authority's order to correct was
-- re-checked at this visit, closes names the visit at which it was given.
CREATE TABLE visit_conclusion (
  id           BIGINT        NOT NULL,
  salt         BINARY(16)    NOT NULL,
  visit_id     BIGINT        NOT NULL,
  authority_id BIGINT        NOT NULL,
  result       VARCHAR(24)   NOT NULL,
  note         VARCHAR(2000) NOT NULL,
  correct_by   DATE          NULL,
  case_number  VARCHAR(60)   NOT NULL,
  why          VARCHAR(500)  NOT NULL,
  closes       BIGINT        NULL,
  actor_id     BIGINT        NOT NULL,
  at           DATETIME(6)   NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY visit_conclusion_once (visit_id, authority_id),
  CONSTRAINT visit_conclusion_visit FOREIGN KEY (visit_id) REFERENCES visit (id),
  CONSTRAINT visit_conclusion_body FOREIGN KEY (authority_id) REFERENCES authority (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
