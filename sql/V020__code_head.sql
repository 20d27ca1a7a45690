-- Where a code stands now; derivable from code_step. active_of holds the firm while the code is active, so that the
-- key lets a firm have one active code and no more.
CREATE TABLE code_head (
  id        BIGINT      NOT NULL,
  state     VARCHAR(16) NOT NULL,
  active_of BIGINT      NULL,
  version   INT         NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY code_head_active (active_of),
  CONSTRAINT code_head_of FOREIGN KEY (id) REFERENCES protection_code (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
