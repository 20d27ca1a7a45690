-- A file that came with a record: what it is, and the hash of what is kept. Whose it is, its owner's tables say.
CREATE TABLE attachment (
  id         BIGINT      NOT NULL,
  kind       VARCHAR(8)  NOT NULL,
  size_bytes INT         NOT NULL,
  sha256     BINARY(32)  NOT NULL,
  at         DATETIME(6) NOT NULL,
  PRIMARY KEY (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
