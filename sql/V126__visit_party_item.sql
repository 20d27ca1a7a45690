CREATE TABLE visit_party_item (
  party_id BIGINT NOT NULL,
  item_id  BIGINT NOT NULL,
  PRIMARY KEY (party_id, item_id),
  CONSTRAINT visit_party_item_of FOREIGN KEY (party_id) REFERENCES visit_party (id),
  CONSTRAINT visit_party_item_what FOREIGN KEY (item_id) REFERENCES inspection_item (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
