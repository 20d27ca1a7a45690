-- The words of a question and of its answer, sealed, by the step at which they were written.
CREATE TABLE complaint_question_content (
  id          BIGINT NOT NULL,
  question_id BIGINT NOT NULL,
  sealed      BLOB   NOT NULL,
  PRIMARY KEY (id),
  KEY complaint_question_content_question (question_id, id),
  CONSTRAINT complaint_question_content_of FOREIGN KEY (question_id) REFERENCES complaint_question (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
