-- Who sent a roster, had it taken, discarded it; what its check and its taking came to.
CREATE TABLE roster_step (
  id        BIGINT      NOT NULL,
  salt      BINARY(16)  NOT NULL,
  roster_id BIGINT      NOT NULL,
  event     VARCHAR(16) NOT NULL,
  facts     LONGTEXT    NOT NULL,
  actor_id  BIGINT      NOT NULL,
  at        DATETIME(6) NOT NULL,
  PRIMARY KEY (id),
  KEY roster_step_roster (roster_id, id),
  CONSTRAINT roster_step_of FOREIGN KEY (roster_id) REFERENCES roster_import (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
