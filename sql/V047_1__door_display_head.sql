-- Where a door display stands now; derivable from door_display_step, but for seen_at, which is working state: the minute
-- in which its screen last asked.
CREATE TABLE door_display_head (
  id      BIGINT      NOT NULL,
  state   VARCHAR(16) NOT NULL,
  seen_at DATETIME(6) NULL,
  version INT         NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT door_display_head_of FOREIGN KEY (id) REFERENCES door_display (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
