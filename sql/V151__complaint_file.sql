-- The evidence that belongs to a complaint. The id is that of its ledger entry.
CREATE TABLE complaint_file (
  id            BIGINT      NOT NULL,
  salt          BINARY(16)  NOT NULL,
  complaint_id  BIGINT      NOT NULL,
  number        SMALLINT    NOT NULL,
  attachment_id BIGINT      NOT NULL,
  at            DATETIME(6) NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY complaint_file_number (complaint_id, number),
  UNIQUE KEY complaint_file_attachment (attachment_id),
  CONSTRAINT complaint_file_of FOREIGN KEY (complaint_id) REFERENCES complaint (id),
  CONSTRAINT complaint_file_kept FOREIGN KEY (attachment_id) REFERENCES attachment (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
