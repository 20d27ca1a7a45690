-- What the leading authority of a joint visit does about the others: it invites one, or closes without waiting for one's result.
CREATE TABLE visit_joint_step (
  id           BIGINT        NOT NULL,
  salt         BINARY(16)    NOT NULL,
  visit_id     BIGINT        NOT NULL,
  authority_id BIGINT        NOT NULL,
  act          VARCHAR(16)   NOT NULL,
  reason       VARCHAR(500)  NOT NULL,
  actor_id     BIGINT        NOT NULL,
  at           DATETIME(6)   NOT NULL,
  PRIMARY KEY (id),
  KEY visit_joint_step_visit (visit_id, id),
  KEY visit_joint_step_authority (authority_id, act, visit_id),
  CONSTRAINT visit_joint_step_of FOREIGN KEY (visit_id) REFERENCES visit (id),
  CONSTRAINT visit_joint_step_body FOREIGN KEY (authority_id) REFERENCES authority (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
