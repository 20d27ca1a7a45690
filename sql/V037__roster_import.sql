-- Facts of a roster that somebody sent to be imported. Its bytes lie in roster_chunk while they are needed.
CREATE TABLE roster_import (
  id         BIGINT       NOT NULL,
  account_id BIGINT       NOT NULL,
  at         DATETIME(6)  NOT NULL,
  file_name  VARCHAR(200) NOT NULL,
  size       BIGINT       NOT NULL,
  sha256     BINARY(32)   NOT NULL,
  batch      VARCHAR(40)  NOT NULL,
  PRIMARY KEY (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
