-- Facts of a protection code: what is printed on the plaque, for ever.
CREATE TABLE protection_code (
  id            BIGINT      NOT NULL,
  serial_number CHAR(16)    NOT NULL,
  enterprise_id BIGINT      NOT NULL,
  uscc          CHAR(18)    NOT NULL,
  key_id        CHAR(2)     NOT NULL,
  signature     BINARY(64)  NOT NULL,
  issued_at     DATETIME(6) NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY protection_code_serial (serial_number),
  KEY protection_code_enterprise (enterprise_id, id),
  CONSTRAINT protection_code_of FOREIGN KEY (enterprise_id) REFERENCES enterprise (id),
  CONSTRAINT protection_code_key FOREIGN KEY (key_id) REFERENCES code_key (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
