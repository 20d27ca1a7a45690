-- Where an account stands now; derivable from account_step. Its official is one of its authority.
CREATE TABLE account_head (
  id           BIGINT       NOT NULL,
  state        VARCHAR(16)  NOT NULL,
  roles        VARCHAR(120) NOT NULL,
  authority_id BIGINT       NULL,
  official_id  BIGINT       NULL,
  version      INT          NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY account_head_official (official_id),
  CONSTRAINT account_head_of FOREIGN KEY (id) REFERENCES account (id),
  CONSTRAINT account_head_authority FOREIGN KEY (authority_id) REFERENCES authority (id),
  CONSTRAINT account_head_person FOREIGN KEY (official_id, authority_id) REFERENCES official (id, authority_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
