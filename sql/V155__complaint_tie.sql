-- Two complaints that seem to be about the same matter; the later one names the earlier. The id is that of its ledger entry.
CREATE TABLE complaint_tie (
  id           BIGINT      NOT NULL,
  salt         BINARY(16)  NOT NULL,
  complaint_id BIGINT      NOT NULL,
  other_id     BIGINT      NOT NULL,
  at           DATETIME(6) NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY complaint_tie_two (complaint_id, other_id),
  KEY complaint_tie_other (other_id),
  CONSTRAINT complaint_tie_of FOREIGN KEY (complaint_id) REFERENCES complaint (id),
  CONSTRAINT complaint_tie_to FOREIGN KEY (other_id) REFERENCES complaint (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
