-- Who asked for a job, stopped it, let it go on.
CREATE TABLE job_step (
  id       BIGINT      NOT NULL,
  salt     BINARY(16)  NOT NULL,
  job_id   BIGINT      NOT NULL,
  event    VARCHAR(16) NOT NULL,
  actor_id BIGINT      NOT NULL,
  at       DATETIME(6) NOT NULL,
  PRIMARY KEY (id),
  KEY job_step_job (job_id, id),
  CONSTRAINT job_step_of FOREIGN KEY (job_id) REFERENCES job (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
