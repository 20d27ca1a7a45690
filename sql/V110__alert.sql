-- What a supervisor has to look at, raised with the act that it is about. actor_id is 0 where nobody was signed in.
CREATE TABLE alert (
  id            BIGINT      NOT NULL,
  salt          BINARY(16)  NOT NULL,
  kind          VARCHAR(24) NOT NULL,
  visit_id      BIGINT      NOT NULL,
  enterprise_id BIGINT      NOT NULL,
  authority_id  BIGINT      NOT NULL,
  actor_id      BIGINT      NOT NULL,
  at            DATETIME(6) NOT NULL,
  PRIMARY KEY (id),
  KEY alert_visit (visit_id, id),
  KEY alert_kind (kind, id),
  KEY alert_authority (authority_id, id),
  CONSTRAINT alert_visit_of FOREIGN KEY (visit_id) REFERENCES visit (id),
  CONSTRAINT alert_firm FOREIGN KEY (enterprise_id) REFERENCES enterprise (id),
  CONSTRAINT alert_body FOREIGN KEY (authority_id) REFERENCES authority (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
