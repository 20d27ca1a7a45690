-- Lists of items that were sent and wait to be taken; each is gone when it was taken, or after a day.
CREATE TABLE item_file (
  id           BIGINT       NOT NULL,
  authority_id BIGINT       NOT NULL,
  account_id   BIGINT       NOT NULL,
  file_name    VARCHAR(120) NOT NULL,
  content      LONGTEXT     NOT NULL,
  at           DATETIME(6)  NOT NULL,
  PRIMARY KEY (id),
  KEY item_file_at (at),
  CONSTRAINT item_file_of FOREIGN KEY (authority_id) REFERENCES authority (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
