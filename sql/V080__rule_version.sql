-- Versions of the rules of entry: from which day, why, and all parameters as JSON (name to text). The number lets one of two who change the rules at once win.
CREATE TABLE rule_version (
  version_number INT          NOT NULL,
  entry_id       BIGINT       NOT NULL,
  salt           BINARY(16)   NOT NULL,
  valid_from     DATE         NOT NULL,
  reason         VARCHAR(500) NOT NULL,
  parameters     LONGTEXT     NOT NULL,
  actor_id       BIGINT       NOT NULL,
  at             DATETIME(6)  NOT NULL,
  PRIMARY KEY (version_number)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
