-- What somebody has begun to write, sealed, until it is sent or its time is over. Whose it is, a keyed hash tells: nobody reads in it who means to complain.
CREATE TABLE complaint_draft (
  id         BIGINT      NOT NULL,
  owner      BINARY(32)  NOT NULL,
  sealed     MEDIUMBLOB  NOT NULL,
  saved_at   DATETIME(6) NOT NULL,
  expires_at DATETIME(6) NOT NULL,
  PRIMARY KEY (id),
  KEY complaint_draft_owner (owner, saved_at),
  KEY complaint_draft_expires (expires_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
