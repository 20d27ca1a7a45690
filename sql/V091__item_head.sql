-- How a version of an item stands now; derivable from item_step. current_code is its code while it is in force, and nothing afterwards.
CREATE TABLE item_head (
  id           BIGINT      NOT NULL,
  authority_id BIGINT      NOT NULL,
  state        VARCHAR(16) NOT NULL,
  current_code VARCHAR(40) NULL,
  ended_at     DATETIME(6) NULL,
  version      INT         NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY item_head_current (authority_id, current_code),
  CONSTRAINT item_head_of FOREIGN KEY (id) REFERENCES inspection_item (id),
  CONSTRAINT item_head_body FOREIGN KEY (authority_id) REFERENCES authority (id),
  CONSTRAINT item_head_in_force CHECK ((state = 'IN_FORCE') = (current_code IS NOT NULL) AND (state = 'IN_FORCE') = (ended_at IS NULL))
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
