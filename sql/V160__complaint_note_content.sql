-- The notes themselves, sealed under the data key.
CREATE TABLE complaint_note_content (
  id     BIGINT NOT NULL,
  sealed BLOB   NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT complaint_note_content_of FOREIGN KEY (id) REFERENCES complaint_note (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
