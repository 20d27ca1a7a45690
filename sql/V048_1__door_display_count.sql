-- Working table: how many displays of a firm are open; a conditional UPDATE keeps it at the most that are allowed.
CREATE TABLE door_display_count (
  enterprise_id BIGINT NOT NULL,
  opened        INT    NOT NULL,
  PRIMARY KEY (enterprise_id),
  CONSTRAINT door_display_count_of FOREIGN KEY (enterprise_id) REFERENCES enterprise (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
