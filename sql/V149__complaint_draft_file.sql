-- A file that waits for its complaint to be sent: its name with what else is known of it, sealed.
CREATE TABLE complaint_draft_file (
  id         BIGINT      NOT NULL,
  draft_id   BIGINT      NOT NULL,
  size_bytes INT         NOT NULL,
  sealed     BLOB        NOT NULL,
  at         DATETIME(6) NOT NULL,
  PRIMARY KEY (id),
  KEY complaint_draft_file_draft (draft_id, at, id),
  CONSTRAINT complaint_draft_file_of FOREIGN KEY (draft_id) REFERENCES complaint_draft (id) ON DELETE CASCADE
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
