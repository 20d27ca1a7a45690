-- What one administrator asks for and another has to consent to: roles that watch over the others, or a new way into an account that holds them.
CREATE TABLE consent (
  id             BIGINT       NOT NULL,
  salt           BINARY(16)   NOT NULL,
  act            VARCHAR(16)  NOT NULL,
  account_id     BIGINT       NOT NULL,
  roles          VARCHAR(120) NOT NULL,
  resets_factors BOOLEAN      NOT NULL,
  reason         VARCHAR(200) NOT NULL,
  actor_id       BIGINT       NOT NULL,
  at             DATETIME(6)  NOT NULL,
  PRIMARY KEY (id),
  KEY consent_account (account_id, id),
  CONSTRAINT consent_of FOREIGN KEY (account_id) REFERENCES account (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
