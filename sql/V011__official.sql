-- Officials who hold a law-enforcement certificate (执法证). A certificate's number is unique within its issuer.
CREATE TABLE official (
  id                 BIGINT      NOT NULL,
  salt               BINARY(16)  NOT NULL,
  authority_id       BIGINT      NOT NULL,
  name               VARCHAR(64) NOT NULL,
  title              VARCHAR(64) NOT NULL,
  certificate_number VARCHAR(40) NOT NULL,
  issuer             VARCHAR(80) NOT NULL,
  valid_from         DATE        NOT NULL,
  valid_until        DATE        NOT NULL,
  created_at         DATETIME(6) NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY official_certificate (issuer, certificate_number),
  UNIQUE KEY official_authority (authority_id, id),
  UNIQUE KEY official_of_authority (id, authority_id),
  CONSTRAINT official_of FOREIGN KEY (authority_id) REFERENCES authority (id),
  CONSTRAINT official_validity CHECK (valid_from <= valid_until)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
