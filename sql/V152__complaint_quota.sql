-- What was sent at a firm's plaque on a day by people without an account; for whom, a keyed hash tells. Rows of past days are swept.
CREATE TABLE complaint_quota (
  place BINARY(32) NOT NULL,
  day   DATE       NOT NULL,
  files INT        NOT NULL,
  bytes BIGINT     NOT NULL,
  PRIMARY KEY (place, day),
  KEY complaint_quota_day (day)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
