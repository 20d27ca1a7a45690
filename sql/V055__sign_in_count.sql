-- Working table: tries to sign in that failed, or have not ended yet, by what was tried: a name, a known device, a second step.
-- The subject is a hash, so that the table tells nobody which names were tried.
CREATE TABLE sign_in_count (
  subject  BINARY(32)  NOT NULL,
  failures INT         NOT NULL,
  since    DATETIME(6) NOT NULL,
  PRIMARY KEY (subject),
  KEY sign_in_count_since (since)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
