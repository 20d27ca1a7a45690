-- Where a call-back stands now; derivable from call_back_step. due_from and due_days say from which day the working days were counted.
CREATE TABLE call_back_head (
  id              BIGINT      NOT NULL,
  authority_id    BIGINT      NOT NULL,
  state           VARCHAR(16) NOT NULL,
  handler_id      BIGINT      NULL,
  tries           INT         NOT NULL,
  tried_on        DATE        NULL,
  due_day         DATE        NOT NULL,
  due_from        DATE        NOT NULL,
  due_days        INT         NOT NULL,
  due_provisional BOOLEAN     NOT NULL,
  reminded_on     DATE        NULL,
  complaint_id    BIGINT      NULL,
  version         INT         NOT NULL,
  PRIMARY KEY (id),
  KEY call_back_head_due (state, due_day, id),
  KEY call_back_head_handler (handler_id, state, due_day, id),
  KEY call_back_head_day (due_day, id),
  CONSTRAINT call_back_head_of FOREIGN KEY (id) REFERENCES call_back (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
