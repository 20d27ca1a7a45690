-- Facts of a complaint. The id is random: it tells nobody when, or after whom, a firm complained.
CREATE TABLE complaint (
  id            BIGINT      NOT NULL,
  enterprise_id BIGINT      NOT NULL,
  category      VARCHAR(24) NOT NULL,
  visit_id      BIGINT      NULL,
  authority_id  BIGINT      NULL,
  happened_on   DATE        NULL,
  submitted_at  DATETIME(6) NOT NULL,
  PRIMARY KEY (id),
  KEY complaint_enterprise (enterprise_id, submitted_at, id),
  KEY complaint_submitted (submitted_at, id),
  CONSTRAINT complaint_of FOREIGN KEY (enterprise_id) REFERENCES enterprise (id),
  CONSTRAINT complaint_visit FOREIGN KEY (visit_id) REFERENCES visit (id),
  CONSTRAINT complaint_authority FOREIGN KEY (authority_id) REFERENCES authority (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
