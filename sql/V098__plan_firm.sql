-- The firms that a plan's content names.
CREATE TABLE plan_firm (
  content_id    BIGINT NOT NULL,
  enterprise_id BIGINT NOT NULL,
  PRIMARY KEY (content_id, enterprise_id),
  CONSTRAINT plan_firm_of FOREIGN KEY (content_id) REFERENCES plan_content (id),
  CONSTRAINT plan_firm_is FOREIGN KEY (enterprise_id) REFERENCES enterprise (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
