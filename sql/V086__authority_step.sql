-- How an authority stood on the list from a moment on: put on it, struck off, its districts, and by whom it is entrusted.
CREATE TABLE authority_step (
  id           BIGINT       NOT NULL,
  salt         BINARY(16)   NOT NULL,
  authority_id BIGINT       NOT NULL,
  state        VARCHAR(16)  NOT NULL,
  districts    VARCHAR(200) NOT NULL,
  entrusted_by VARCHAR(100) NOT NULL,
  reason       VARCHAR(200) NOT NULL,
  actor_id     BIGINT       NOT NULL,
  at           DATETIME(6)  NOT NULL,
  PRIMARY KEY (id),
  KEY authority_step_authority (authority_id, id),
  CONSTRAINT authority_step_of FOREIGN KEY (authority_id) REFERENCES authority (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
