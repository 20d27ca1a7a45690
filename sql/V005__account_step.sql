CREATE TABLE account_step (
  id           BIGINT       NOT NULL,
  salt         BINARY(16)   NOT NULL,
  account_id   BIGINT       NOT NULL,
  state        VARCHAR(16)  NOT NULL,
  roles        VARCHAR(120) NOT NULL,
  authority_id BIGINT       NULL,
  official_id  BIGINT       NULL,
  reason       VARCHAR(200) NOT NULL,
  actor_id     BIGINT       NOT NULL,
  at           DATETIME(6)  NOT NULL,
  PRIMARY KEY (id),
  KEY account_step_account (account_id, id),
  CONSTRAINT account_step_of FOREIGN KEY (account_id) REFERENCES account (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
