-- That a firm has to be called back after a bad rating. The row is its own first step: the salt is that of its ledger entry.
CREATE TABLE call_back (
  id        BIGINT     NOT NULL,
  salt      BINARY(16) NOT NULL,
  rating_id BIGINT     NOT NULL,
  opened_on DATE       NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY call_back_rating (rating_id),
  CONSTRAINT call_back_of FOREIGN KEY (rating_id) REFERENCES rating (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
