CREATE TABLE complaint_step (
  id           BIGINT      NOT NULL,
  salt         BINARY(16)  NOT NULL,
  complaint_id BIGINT      NOT NULL,
  from_state   VARCHAR(16) NULL,
  to_state     VARCHAR(16) NOT NULL,
  outcome      VARCHAR(16) NULL,
  content_hash BINARY(32)  NOT NULL,
  actor_id     BIGINT      NOT NULL,
  at           DATETIME(6) NOT NULL,
  PRIMARY KEY (id),
  KEY complaint_step_complaint (complaint_id, id),
  CONSTRAINT complaint_step_of FOREIGN KEY (complaint_id) REFERENCES complaint (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
