-- The bytes of a file in pieces of at most 512 KB, each sealed under the data key and bound to its place.
CREATE TABLE attachment_piece (
  attachment_id BIGINT     NOT NULL,
  number        SMALLINT   NOT NULL,
  sealed        MEDIUMBLOB NOT NULL,
  PRIMARY KEY (attachment_id, number),
  CONSTRAINT attachment_piece_of FOREIGN KEY (attachment_id) REFERENCES attachment (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
