-- Where an account stands now; derivable from account_step.
CREATE TABLE account_head (
  id           BIGINT       NOT NULL,
  state        VARCHAR(16)  NOT NULL,
  roles        VARCHAR(120) NOT NULL,
  authority_id BIGINT       NULL,
  official_id  BIGINT       NULL,
  version      INT          NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY account_head_official (official_id),
  CONSTRAINT account_head_of FOREIGN KEY (id) REFERENCES account (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
