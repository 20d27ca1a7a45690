-- One row where the sample city was loaded; empty in every real registry.
CREATE TABLE sample_city (
  seed    BIGINT      NOT NULL,
  made_at DATETIME(6) NOT NULL,
  PRIMARY KEY (seed)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
