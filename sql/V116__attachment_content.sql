-- What its sender called a file, with the salt of its hash, sealed together under the data key; bound to the row's id.
CREATE TABLE attachment_content (
  id     BIGINT         NOT NULL,
  sealed VARBINARY(700) NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT attachment_content_of FOREIGN KEY (id) REFERENCES attachment (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
