CREATE TABLE visit_item (
  visit_id BIGINT NOT NULL,
  item_id  BIGINT NOT NULL,
  PRIMARY KEY (visit_id, item_id),
  CONSTRAINT visit_item_visit FOREIGN KEY (visit_id) REFERENCES visit (id),
  CONSTRAINT visit_item_of FOREIGN KEY (item_id) REFERENCES inspection_item (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
