-- Which reminders of a deadline have gone out: number 0 before its day, 1 after it, 2 and on a week later each.
CREATE TABLE complaint_alarm (
  complaint_id BIGINT      NOT NULL,
  due_kind     VARCHAR(12) NOT NULL,
  due_day      DATE        NOT NULL,
  number       INT         NOT NULL,
  PRIMARY KEY (complaint_id, due_kind, due_day, number),
  CONSTRAINT complaint_alarm_of FOREIGN KEY (complaint_id) REFERENCES complaint (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
