-- A browser that has opened such a link, for two hours; the cookie's secret is hashed.
CREATE TABLE complaint_session (
  hash         BINARY(32)  NOT NULL,
  complaint_id BIGINT      NOT NULL,
  expires_at   DATETIME(6) NOT NULL,
  PRIMARY KEY (hash),
  KEY complaint_session_expires (expires_at),
  CONSTRAINT complaint_session_of FOREIGN KEY (complaint_id) REFERENCES complaint (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
