-- A plaque was printed anew and put up in the old one's place, with this name.
CREATE TABLE plaque_renewal (
  id       BIGINT       NOT NULL,
  salt     BINARY(16)   NOT NULL,
  code_id  BIGINT       NOT NULL,
  name     VARCHAR(200) NOT NULL,
  actor_id BIGINT       NOT NULL,
  at       DATETIME(6)  NOT NULL,
  PRIMARY KEY (id),
  KEY plaque_renewal_code (code_id, id),
  CONSTRAINT plaque_renewal_of FOREIGN KEY (code_id) REFERENCES protection_code (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
