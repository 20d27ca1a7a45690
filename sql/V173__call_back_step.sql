-- What was done about a call-back. What was said is in call_back_content; due_day where the deadline was counted anew.
CREATE TABLE call_back_step (
  id           BIGINT      NOT NULL,
  salt         BINARY(16)  NOT NULL,
  call_back_id BIGINT      NOT NULL,
  act          VARCHAR(16) NOT NULL,
  to_state     VARCHAR(16) NOT NULL,
  handler_id   BIGINT      NULL,
  due_day      DATE        NULL,
  complaint_id BIGINT      NULL,
  content_hash BINARY(32)  NULL,
  actor_id     BIGINT      NOT NULL,
  at           DATETIME(6) NOT NULL,
  PRIMARY KEY (id),
  KEY call_back_step_of (call_back_id, id),
  CONSTRAINT call_back_step_to FOREIGN KEY (call_back_id) REFERENCES call_back (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
