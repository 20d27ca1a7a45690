-- What a supervisor asks the authority complained of. Nothing here but complaint_id leads to the complaint, and the authority never sees that.
CREATE TABLE complaint_question (
  id           BIGINT      NOT NULL,
  complaint_id BIGINT      NOT NULL,
  authority_id BIGINT      NOT NULL,
  scope        VARCHAR(12) NOT NULL,
  from_day     DATE        NULL,
  until_day    DATE        NULL,
  series_id    BIGINT      NULL,
  visit_id     BIGINT      NULL,
  asked_on     DATE        NOT NULL,
  PRIMARY KEY (id),
  KEY complaint_question_complaint (complaint_id, asked_on, id),
  KEY complaint_question_authority (authority_id, asked_on, id),
  CONSTRAINT complaint_question_of FOREIGN KEY (complaint_id) REFERENCES complaint (id),
  CONSTRAINT complaint_question_body FOREIGN KEY (authority_id) REFERENCES authority (id),
  CONSTRAINT complaint_question_visit FOREIGN KEY (visit_id) REFERENCES visit (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
