-- What follows for an authority from a complaint that was upheld.
CREATE TABLE complaint_measure (
  id           BIGINT      NOT NULL,
  complaint_id BIGINT      NOT NULL,
  authority_id BIGINT      NOT NULL,
  kind         VARCHAR(12) NOT NULL,
  decided_on   DATE        NOT NULL,
  PRIMARY KEY (id),
  KEY complaint_measure_complaint (complaint_id, decided_on, id),
  KEY complaint_measure_authority (authority_id, decided_on, id),
  CONSTRAINT complaint_measure_of FOREIGN KEY (complaint_id) REFERENCES complaint (id),
  CONSTRAINT complaint_measure_body FOREIGN KEY (authority_id) REFERENCES authority (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
