-- What became of a question: asked, answered, withdrawn, its day counted anew.
CREATE TABLE complaint_question_step (
  id              BIGINT      NOT NULL,
  salt            BINARY(16)  NOT NULL,
  question_id     BIGINT      NOT NULL,
  event           VARCHAR(16) NOT NULL,
  due_day         DATE        NOT NULL,
  due_provisional BOOLEAN     NOT NULL,
  content_hash    BINARY(32)  NULL,
  actor_id        BIGINT      NOT NULL,
  at              DATETIME(6) NOT NULL,
  PRIMARY KEY (id),
  KEY complaint_question_step_question (question_id, id),
  CONSTRAINT complaint_question_step_of FOREIGN KEY (question_id) REFERENCES complaint_question (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
