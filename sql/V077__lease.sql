-- Working table: which round of work that recurs is somebody's, and until when. Taken by a conditional update.
CREATE TABLE lease (
  name       VARCHAR(40) NOT NULL,
  held_until DATETIME(6) NOT NULL,
  PRIMARY KEY (name)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
