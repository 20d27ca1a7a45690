-- What was said at a firm's door of the people who stand there. An answer that counts closed the handshake; signed by an account of the firm, or by
-- its live digits (live_step). Others are kept beside it. actor_id is 0 where nobody was signed in.
CREATE TABLE handshake_answer (
  id        BIGINT      NOT NULL,
  salt      BINARY(16)  NOT NULL,
  visit_id  BIGINT      NOT NULL,
  answer    VARCHAR(16) NOT NULL,
  signature VARCHAR(16) NOT NULL,
  counts    TINYINT     NOT NULL,
  live_step BIGINT      NULL,
  actor_id  BIGINT      NOT NULL,
  at        DATETIME(6) NOT NULL,
  PRIMARY KEY (id),
  KEY handshake_answer_visit (visit_id, id),
  CONSTRAINT handshake_answer_of FOREIGN KEY (visit_id) REFERENCES visit (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
