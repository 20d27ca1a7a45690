-- The officials who came; position 0 is the one who scanned.
CREATE TABLE visit_official (
  visit_id    BIGINT  NOT NULL,
  official_id BIGINT  NOT NULL,
  position    TINYINT NOT NULL,
  PRIMARY KEY (visit_id, official_id),
  KEY visit_official_official (official_id, visit_id),
  CONSTRAINT visit_official_visit FOREIGN KEY (visit_id) REFERENCES visit (id),
  CONSTRAINT visit_official_person FOREIGN KEY (official_id) REFERENCES official (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
