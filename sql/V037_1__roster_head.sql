-- Where an import stands: its state, the jobs that check and take it, how its file is to be read (layout), what the check
-- found to show (preview), why the file as a whole was refused (problem).
CREATE TABLE roster_head (
  id       BIGINT      NOT NULL,
  state    VARCHAR(16) NOT NULL,
  checking BIGINT      NOT NULL,
  taking   BIGINT      NULL,
  mode     VARCHAR(16) NULL,
  layout   LONGTEXT    NULL,
  preview  LONGTEXT    NULL,
  problem  LONGTEXT    NULL,
  PRIMARY KEY (id),
  KEY roster_head_state (state, id),
  CONSTRAINT roster_head_of FOREIGN KEY (id) REFERENCES roster_import (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
