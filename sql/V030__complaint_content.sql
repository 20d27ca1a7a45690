-- What was written at a step: the complaint, its demand, the answer. Its hash is salted here and stands in the step.
CREATE TABLE complaint_content (
  id           BIGINT     NOT NULL,
  salt         BINARY(16) NOT NULL,
  complaint_id BIGINT     NOT NULL,
  body         LONGTEXT   NOT NULL,
  demand       LONGTEXT   NULL,
  PRIMARY KEY (id),
  KEY complaint_content_complaint (complaint_id, id),
  CONSTRAINT complaint_content_of FOREIGN KEY (complaint_id) REFERENCES complaint (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
