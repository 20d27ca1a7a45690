-- What became of a signing key: RETIRED when another took its place, RESUMED when it signs again, COMPROMISED when somebody
-- else may have had it, since then. The number lets one of several nodes write the next step.
CREATE TABLE code_key_step (
  id          BIGINT       NOT NULL,
  salt        BINARY(16)   NOT NULL,
  key_id      CHAR(2)      NOT NULL,
  step_number INT          NOT NULL,
  kind        VARCHAR(16)  NOT NULL,
  since       DATETIME(6)  NOT NULL,
  reason      VARCHAR(200) NOT NULL,
  actor_id    BIGINT       NOT NULL,
  at          DATETIME(6)  NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY code_key_step_number (key_id, step_number),
  CONSTRAINT code_key_step_of FOREIGN KEY (key_id) REFERENCES code_key (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
