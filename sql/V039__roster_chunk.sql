-- Working table: the bytes of a roster in pieces of at most 1 MB. They are there before their import is; those of an upload
-- that was broken off, and of an import that has ended, are swept.
CREATE TABLE roster_chunk (
  roster_id BIGINT      NOT NULL,
  number    INT         NOT NULL,
  at        DATETIME(6) NOT NULL,
  bytes     MEDIUMBLOB  NOT NULL,
  PRIMARY KEY (roster_id, number)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
