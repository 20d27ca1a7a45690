-- Working table: what people are to be told. Kind, page and words are sealed; "about" is a keyed hash of the page. What an authority is told has
-- no moment, only its day. Taken away when it is old.
CREATE TABLE notice (
  id     BIGINT      NOT NULL,
  at     DATETIME(6) NOT NULL,
  about  BINARY(16)  NOT NULL,
  sealed BLOB        NOT NULL,
  PRIMARY KEY (id),
  KEY notice_at (at),
  KEY notice_about (about, id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
