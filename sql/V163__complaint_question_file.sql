-- Papers that an authority adds to its answer.
CREATE TABLE complaint_question_file (
  id            BIGINT      NOT NULL,
  salt          BINARY(16)  NOT NULL,
  question_id   BIGINT      NOT NULL,
  number        TINYINT     NOT NULL,
  attachment_id BIGINT      NOT NULL,
  actor_id      BIGINT      NOT NULL,
  at            DATETIME(6) NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY complaint_question_file_number (question_id, number),
  CONSTRAINT complaint_question_file_of FOREIGN KEY (question_id) REFERENCES complaint_question (id),
  CONSTRAINT complaint_question_file_what FOREIGN KEY (attachment_id) REFERENCES attachment (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
