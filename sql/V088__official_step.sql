-- What became of an official: a renewed certificate, leaving, coming back, a photograph. The certificate is the one that holds from then on.
CREATE TABLE official_step (
  id                 BIGINT       NOT NULL,
  salt               BINARY(16)   NOT NULL,
  official_id        BIGINT       NOT NULL,
  act                VARCHAR(16)  NOT NULL,
  title              VARCHAR(64)  NOT NULL,
  certificate_number VARCHAR(40)  NOT NULL,
  issuer             VARCHAR(80)  NOT NULL,
  valid_from         DATE         NOT NULL,
  valid_until        DATE         NOT NULL,
  photo_id           BIGINT       NULL,
  reason             VARCHAR(200) NOT NULL,
  actor_id           BIGINT       NOT NULL,
  at                 DATETIME(6)  NOT NULL,
  PRIMARY KEY (id),
  KEY official_step_official (official_id, id),
  CONSTRAINT official_step_of FOREIGN KEY (official_id) REFERENCES official (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
