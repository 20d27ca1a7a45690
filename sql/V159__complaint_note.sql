-- What supervisors note for each other; the complainant never reads it. Its hash is salted in the content.
CREATE TABLE complaint_note (
  id           BIGINT      NOT NULL,
  salt         BINARY(16)  NOT NULL,
  complaint_id BIGINT      NOT NULL,
  content_hash BINARY(32)  NOT NULL,
  actor_id     BIGINT      NOT NULL,
  at           DATETIME(6) NOT NULL,
  PRIMARY KEY (id),
  KEY complaint_note_complaint (complaint_id, id),
  CONSTRAINT complaint_note_of FOREIGN KEY (complaint_id) REFERENCES complaint (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
