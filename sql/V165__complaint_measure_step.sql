-- What became of a measure: decided, reported done, confirmed, sent back.
CREATE TABLE complaint_measure_step (
  id           BIGINT      NOT NULL,
  salt         BINARY(16)  NOT NULL,
  measure_id   BIGINT      NOT NULL,
  event        VARCHAR(16) NOT NULL,
  due_day      DATE        NOT NULL,
  content_hash BINARY(32)  NULL,
  actor_id     BIGINT      NOT NULL,
  at           DATETIME(6) NOT NULL,
  PRIMARY KEY (id),
  KEY complaint_measure_step_measure (measure_id, id),
  CONSTRAINT complaint_measure_step_of FOREIGN KEY (measure_id) REFERENCES complaint_measure (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
