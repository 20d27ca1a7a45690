-- The bytes of such a file, in pieces of at most 512 KB, each sealed and bound to its place. They go with the file.
CREATE TABLE complaint_draft_piece (
  file_id BIGINT     NOT NULL,
  number  SMALLINT   NOT NULL,
  sealed  MEDIUMBLOB NOT NULL,
  PRIMARY KEY (file_id, number),
  CONSTRAINT complaint_draft_piece_of FOREIGN KEY (file_id) REFERENCES complaint_draft_file (id) ON DELETE CASCADE
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
