-- An official's own confirmation of being there, from the official's own phone.
CREATE TABLE visit_presence (
  id          BIGINT      NOT NULL,
  salt        BINARY(16)  NOT NULL,
  visit_id    BIGINT      NOT NULL,
  official_id BIGINT      NOT NULL,
  means       VARCHAR(16) NOT NULL,
  actor_id    BIGINT      NOT NULL,
  at          DATETIME(6) NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY visit_presence_once (visit_id, official_id),
  CONSTRAINT visit_presence_visit FOREIGN KEY (visit_id) REFERENCES visit (id),
  CONSTRAINT visit_presence_person FOREIGN KEY (official_id) REFERENCES official (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
