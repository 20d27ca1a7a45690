-- The officials of an authority that joined; position 0 is the one who joined for it.
CREATE TABLE visit_party_official (
  party_id    BIGINT  NOT NULL,
  official_id BIGINT  NOT NULL,
  position    TINYINT NOT NULL,
  PRIMARY KEY (party_id, official_id),
  KEY visit_party_official_person (official_id, party_id),
  CONSTRAINT visit_party_official_of FOREIGN KEY (party_id) REFERENCES visit_party (id),
  CONSTRAINT visit_party_official_who FOREIGN KEY (official_id) REFERENCES official (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
