-- Which firms an enterprise account speaks for.
CREATE TABLE account_enterprise (
  account_id    BIGINT     NOT NULL,
  enterprise_id BIGINT     NOT NULL,
  step_id       BIGINT     NOT NULL,
  PRIMARY KEY (account_id, enterprise_id),
  KEY account_enterprise_enterprise (enterprise_id),
  CONSTRAINT account_enterprise_account FOREIGN KEY (account_id) REFERENCES account (id),
  CONSTRAINT account_enterprise_firm FOREIGN KEY (enterprise_id) REFERENCES enterprise (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
