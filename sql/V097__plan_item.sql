-- The items that a plan's content names.
CREATE TABLE plan_item (
  content_id BIGINT NOT NULL,
  item_id    BIGINT NOT NULL,
  PRIMARY KEY (content_id, item_id),
  CONSTRAINT plan_item_of FOREIGN KEY (content_id) REFERENCES plan_content (id),
  CONSTRAINT plan_item_is FOREIGN KEY (item_id) REFERENCES inspection_item (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
