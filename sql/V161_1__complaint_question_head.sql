-- Where a question stands. open_of holds its complaint while it waits for an answer, so that one complaint has one open question at a time.
CREATE TABLE complaint_question_head (
  id              BIGINT      NOT NULL,
  state           VARCHAR(12) NOT NULL,
  open_of         BIGINT      NULL,
  due_day         DATE        NOT NULL,
  due_provisional BOOLEAN     NOT NULL,
  told_on         DATE        NULL,
  version         INT         NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY complaint_question_open (open_of),
  KEY complaint_question_due (state, due_day, id),
  CONSTRAINT complaint_question_head_of FOREIGN KEY (id) REFERENCES complaint_question (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
