-- Every change of a request for consent: given, refused, withdrawn.
CREATE TABLE consent_step (
  id         BIGINT       NOT NULL,
  salt       BINARY(16)   NOT NULL,
  consent_id BIGINT       NOT NULL,
  state      VARCHAR(16)  NOT NULL,
  reason     VARCHAR(200) NOT NULL,
  actor_id   BIGINT       NOT NULL,
  at         DATETIME(6)  NOT NULL,
  PRIMARY KEY (id),
  KEY consent_step_consent (consent_id, id),
  CONSTRAINT consent_step_of FOREIGN KEY (consent_id) REFERENCES consent (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
