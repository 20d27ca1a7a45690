CREATE TABLE code_step (
  id         BIGINT       NOT NULL,
  salt       BINARY(16)   NOT NULL,
  code_id    BIGINT       NOT NULL,
  from_state VARCHAR(16)  NULL,
  to_state   VARCHAR(16)  NOT NULL,
  reason     VARCHAR(200) NOT NULL,
  actor_id   BIGINT       NOT NULL,
  at         DATETIME(6)  NOT NULL,
  PRIMARY KEY (id),
  KEY code_step_code (code_id, id),
  CONSTRAINT code_step_of FOREIGN KEY (code_id) REFERENCES protection_code (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
