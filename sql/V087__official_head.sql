-- An official's certificate as it is now, and whether the official still serves; derivable from official and official_step.
-- Among those who serve, a certificate's number is unique within its issuer; serving is 1 for them and nothing for the others.
CREATE TABLE official_head (
  id                 BIGINT      NOT NULL,
  authority_id       BIGINT      NOT NULL,
  serving            TINYINT     NULL,
  left_at            DATETIME(6) NULL,
  title              VARCHAR(64) NOT NULL,
  certificate_number VARCHAR(40) NOT NULL,
  issuer             VARCHAR(80) NOT NULL,
  valid_from         DATE        NOT NULL,
  valid_until        DATE        NOT NULL,
  photo_id           BIGINT      NULL,
  version            INT         NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY official_head_certificate (issuer, certificate_number, serving),
  KEY official_head_authority (authority_id, serving, id),
  KEY official_head_number (certificate_number),
  CONSTRAINT official_head_of FOREIGN KEY (id) REFERENCES official (id),
  CONSTRAINT official_head_body FOREIGN KEY (authority_id) REFERENCES authority (id),
  CONSTRAINT official_head_serves CHECK ((serving = 1 AND left_at IS NULL) OR (serving IS NULL AND left_at IS NOT NULL)),
  CONSTRAINT official_head_validity CHECK (valid_from <= valid_until)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
