-- Personal text of a firm: its contact. The row with the highest id is the one in force;
-- its salted hash stands in the step of the same id.
CREATE TABLE enterprise_content (
  id            BIGINT      NOT NULL,
  salt          BINARY(16)  NOT NULL,
  enterprise_id BIGINT      NOT NULL,
  contact       VARCHAR(64) NOT NULL,
  telephone     VARCHAR(32) NOT NULL,
  PRIMARY KEY (id),
  KEY enterprise_content_enterprise (enterprise_id, id),
  CONSTRAINT enterprise_content_of FOREIGN KEY (enterprise_id) REFERENCES enterprise (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
