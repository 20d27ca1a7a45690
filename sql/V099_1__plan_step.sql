-- A plan was filed, approved, returned or withdrawn: by whom, when, why, and what it said then.
CREATE TABLE plan_step (
  id         BIGINT       NOT NULL,
  salt       BINARY(16)   NOT NULL,
  plan_id    BIGINT       NOT NULL,
  from_state VARCHAR(16)  NOT NULL,
  to_state   VARCHAR(16)  NOT NULL,
  content_id BIGINT       NOT NULL,
  reason     VARCHAR(500) NOT NULL,
  actor_id   BIGINT       NOT NULL,
  at         DATETIME(6)  NOT NULL,
  PRIMARY KEY (id),
  KEY plan_step_plan (plan_id, id),
  CONSTRAINT plan_step_of FOREIGN KEY (plan_id) REFERENCES plan (id),
  CONSTRAINT plan_step_about FOREIGN KEY (content_id) REFERENCES plan_content (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
