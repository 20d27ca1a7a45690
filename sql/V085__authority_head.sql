-- How an authority stands on the published list now; derivable from authority_step. No districts: it may act in the whole city.
CREATE TABLE authority_head (
  id           BIGINT       NOT NULL,
  state        VARCHAR(16)  NOT NULL,
  districts    VARCHAR(200) NOT NULL,
  entrusted_by VARCHAR(100) NOT NULL,
  version      INT          NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT authority_head_of FOREIGN KEY (id) REFERENCES authority (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
