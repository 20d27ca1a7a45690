-- The secret link by which somebody without an account follows a complaint, hashed. When it ends follows from the complaint's course.
CREATE TABLE complaint_link (
  hash         BINARY(32) NOT NULL,
  complaint_id BIGINT     NOT NULL,
  PRIMARY KEY (hash),
  UNIQUE KEY complaint_link_complaint (complaint_id),
  CONSTRAINT complaint_link_of FOREIGN KEY (complaint_id) REFERENCES complaint (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
