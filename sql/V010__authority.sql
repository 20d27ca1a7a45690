-- The published list of bodies that may inspect (54号: organs, organisations authorised by law, entrusted ones).
CREATE TABLE authority (
  id              BIGINT       NOT NULL,
  salt            BINARY(16)   NOT NULL,
  name            VARCHAR(100) NOT NULL,
  kind            VARCHAR(16)  NOT NULL,
  authority_level VARCHAR(16)  NOT NULL,
  telephone       VARCHAR(32)  NOT NULL,
  created_at      DATETIME(6)  NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY authority_name (name)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
