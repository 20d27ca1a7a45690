-- What was added to a visit's record in words: FIRM by the firm, UNSIGNED by an official, that the firm would not sign. Its text is in
-- visit_remark_content.
CREATE TABLE visit_remark (
  id           BIGINT      NOT NULL,
  salt         BINARY(16)  NOT NULL,
  visit_id     BIGINT      NOT NULL,
  kind         VARCHAR(16) NOT NULL,
  number       TINYINT     NOT NULL,
  read_out     TINYINT     NULL,
  content_hash BINARY(32)  NOT NULL,
  actor_id     BIGINT      NOT NULL,
  at           DATETIME(6) NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY visit_remark_number (visit_id, kind, number),
  CONSTRAINT visit_remark_of FOREIGN KEY (visit_id) REFERENCES visit (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
