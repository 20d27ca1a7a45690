-- Working table: how many answers that do not count were kept of a visit, so that their number is bounded whoever sends them.
CREATE TABLE handshake_count (
  visit_id  BIGINT      NOT NULL,
  answer    VARCHAR(16) NOT NULL,
  signature VARCHAR(16) NOT NULL,
  kept      INT         NOT NULL,
  PRIMARY KEY (visit_id, answer, signature),
  CONSTRAINT handshake_count_of FOREIGN KEY (visit_id) REFERENCES visit (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
