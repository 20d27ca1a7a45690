-- How many administrators are active; derivable from account_head. The last one cannot be closed: one conditional update decides.
CREATE TABLE administrator_count (
  id     TINYINT NOT NULL,
  active INT     NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT administrator_count_one CHECK (id = 1)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
