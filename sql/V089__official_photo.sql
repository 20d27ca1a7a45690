-- Photographs of officials, made anew as small JPEGs without metadata; 200 KB at most.
CREATE TABLE official_photo (
  id          BIGINT      NOT NULL,
  official_id BIGINT      NOT NULL,
  sha256      BINARY(32)  NOT NULL,
  jpeg        MEDIUMBLOB  NOT NULL,
  at          DATETIME(6) NOT NULL,
  PRIMARY KEY (id),
  KEY official_photo_official (official_id, id),
  CONSTRAINT official_photo_of FOREIGN KEY (official_id) REFERENCES official (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
