-- Where a firm's premises are, each time it was put on record: in WGS-84, beside what was given and in which datum.
CREATE TABLE enterprise_place (
  id              BIGINT       NOT NULL,
  salt            BINARY(16)   NOT NULL,
  enterprise_id   BIGINT       NOT NULL,
  latitude        DECIMAL(8,6) NOT NULL,
  longitude       DECIMAL(9,6) NOT NULL,
  datum           VARCHAR(8)   NOT NULL,
  given_latitude  DECIMAL(8,6) NOT NULL,
  given_longitude DECIMAL(9,6) NOT NULL,
  actor_id        BIGINT       NOT NULL,
  at              DATETIME(6)  NOT NULL,
  PRIMARY KEY (id),
  KEY enterprise_place_enterprise (enterprise_id, id),
  CONSTRAINT enterprise_place_of FOREIGN KEY (enterprise_id) REFERENCES enterprise (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
