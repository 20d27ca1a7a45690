-- Visits that were entered afterwards: by an authority, for a firm, of one moment, one and no more. left_at is when they say that they left.
CREATE TABLE visit_late (
  id            BIGINT      NOT NULL,
  authority_id  BIGINT      NOT NULL,
  enterprise_id BIGINT      NOT NULL,
  arrived_at    DATETIME(6) NOT NULL,
  left_at       DATETIME(6) NULL,
  PRIMARY KEY (id),
  UNIQUE KEY visit_late_once (authority_id, enterprise_id, arrived_at),
  KEY visit_late_firm (enterprise_id),
  CONSTRAINT visit_late_visit FOREIGN KEY (id) REFERENCES visit (id),
  CONSTRAINT visit_late_body FOREIGN KEY (authority_id) REFERENCES authority (id),
  CONSTRAINT visit_late_firm_of FOREIGN KEY (enterprise_id) REFERENCES enterprise (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
