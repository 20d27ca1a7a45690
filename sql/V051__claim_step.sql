-- Every change of a claim: made, used (with the account that it made), revoked.
CREATE TABLE claim_step (
  id         BIGINT       NOT NULL,
  salt       BINARY(16)   NOT NULL,
  claim_id   BIGINT       NOT NULL,
  state      VARCHAR(16)  NOT NULL,
  account_id BIGINT       NULL,
  reason     VARCHAR(200) NOT NULL,
  actor_id   BIGINT       NOT NULL,
  at         DATETIME(6)  NOT NULL,
  PRIMARY KEY (id),
  KEY claim_step_claim (claim_id, id),
  CONSTRAINT claim_step_of FOREIGN KEY (claim_id) REFERENCES claim (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
