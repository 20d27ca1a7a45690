CREATE TABLE visit_step (
  id         BIGINT        NOT NULL,
  salt       BINARY(16)    NOT NULL,
  visit_id   BIGINT        NOT NULL,
  from_state VARCHAR(16)   NULL,
  to_state   VARCHAR(16)   NOT NULL,
  result     VARCHAR(24)   NULL,
  note       VARCHAR(2000) NOT NULL,
  actor_id   BIGINT        NOT NULL,
  at         DATETIME(6)   NOT NULL,
  PRIMARY KEY (id),
  KEY visit_step_visit (visit_id, id),
  CONSTRAINT visit_step_of FOREIGN KEY (visit_id) REFERENCES visit (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
