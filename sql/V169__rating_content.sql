-- The words of a rating with the salt of their hash, sealed together under the data key; bound to the row's id. There is none where nothing was written.
CREATE TABLE rating_content (
  id     BIGINT NOT NULL,
  sealed BLOB   NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT rating_content_of FOREIGN KEY (id) REFERENCES rating (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
