-- What was said at a step of a call-back, with the salt of its hash, sealed together under the data key; bound to the step's id.
CREATE TABLE call_back_content (
  id     BIGINT NOT NULL,
  sealed BLOB   NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT call_back_content_of FOREIGN KEY (id) REFERENCES call_back_step (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
