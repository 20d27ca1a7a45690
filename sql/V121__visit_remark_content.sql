-- The text of a remark with the salt of its hash, sealed together under the data key; bound to the row's id.
CREATE TABLE visit_remark_content (
  id     BIGINT NOT NULL,
  sealed BLOB   NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT visit_remark_content_of FOREIGN KEY (id) REFERENCES visit_remark (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
