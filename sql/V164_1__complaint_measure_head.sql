-- Where a measure stands, and by when it is to be done.
CREATE TABLE complaint_measure_head (
  id      BIGINT      NOT NULL,
  state   VARCHAR(12) NOT NULL,
  due_day DATE        NOT NULL,
  told_on DATE        NULL,
  version INT         NOT NULL,
  PRIMARY KEY (id),
  KEY complaint_measure_due (state, due_day, id),
  CONSTRAINT complaint_measure_head_of FOREIGN KEY (id) REFERENCES complaint_measure (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
