-- Facts of a visit, as they were at the arrival.
CREATE TABLE visit (
  id            BIGINT       NOT NULL,
  enterprise_id BIGINT       NOT NULL,
  code_id       BIGINT       NOT NULL,
  authority_id  BIGINT       NOT NULL,
  official_id   BIGINT       NOT NULL,
  kind          VARCHAR(16)  NOT NULL,
  scanned       VARCHAR(16)  NOT NULL,
  reason        VARCHAR(500) NOT NULL,
  arrived_at    DATETIME(6)  NOT NULL,
  PRIMARY KEY (id),
  KEY visit_enterprise (enterprise_id, id),
  KEY visit_authority (authority_id, id),
  CONSTRAINT visit_enterprise_of FOREIGN KEY (enterprise_id) REFERENCES enterprise (id),
  CONSTRAINT visit_code FOREIGN KEY (code_id) REFERENCES protection_code (id),
  CONSTRAINT visit_authority_of FOREIGN KEY (authority_id) REFERENCES authority (id),
  CONSTRAINT visit_official_of FOREIGN KEY (official_id) REFERENCES official (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
