-- Photographs and documents of a visit, ten at most.
CREATE TABLE visit_file (
  id            BIGINT      NOT NULL,
  salt          BINARY(16)  NOT NULL,
  visit_id      BIGINT      NOT NULL,
  number        TINYINT     NOT NULL,
  attachment_id BIGINT      NOT NULL,
  actor_id      BIGINT      NOT NULL,
  at            DATETIME(6) NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY visit_file_number (visit_id, number),
  UNIQUE KEY visit_file_attachment (attachment_id),
  CONSTRAINT visit_file_of FOREIGN KEY (visit_id) REFERENCES visit (id),
  CONSTRAINT visit_file_bytes FOREIGN KEY (attachment_id) REFERENCES attachment (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
