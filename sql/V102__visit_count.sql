-- How often an authority was admitted to a firm in a year (Asia/Shanghai): a cap is decided here, under the row's lock. Derivable from visit.
CREATE TABLE visit_count (
  enterprise_id BIGINT   NOT NULL,
  authority_id  BIGINT   NOT NULL,
  count_year    SMALLINT NOT NULL,
  counted       INT      NOT NULL,
  outside       INT      NOT NULL,
  service       INT      NOT NULL,
  PRIMARY KEY (enterprise_id, count_year, authority_id),
  CONSTRAINT visit_count_firm FOREIGN KEY (enterprise_id) REFERENCES enterprise (id),
  CONSTRAINT visit_count_body FOREIGN KEY (authority_id) REFERENCES authority (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
