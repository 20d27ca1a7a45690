-- The words of a measure and of what is said of it, sealed, by the step at which they were written.
CREATE TABLE complaint_measure_content (
  id         BIGINT NOT NULL,
  measure_id BIGINT NOT NULL,
  sealed     BLOB   NOT NULL,
  PRIMARY KEY (id),
  KEY complaint_measure_content_measure (measure_id, id),
  CONSTRAINT complaint_measure_content_of FOREIGN KEY (measure_id) REFERENCES complaint_measure (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
