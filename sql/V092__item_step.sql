-- How a version of an item ended: replaced by the next one, or withdrawn. Its own row is its first step.
CREATE TABLE item_step (
  id          BIGINT       NOT NULL,
  salt        BINARY(16)   NOT NULL,
  item_id     BIGINT       NOT NULL,
  state       VARCHAR(16)  NOT NULL,
  followed_by BIGINT       NULL,
  reason      VARCHAR(200) NOT NULL,
  actor_id    BIGINT       NOT NULL,
  at          DATETIME(6)  NOT NULL,
  PRIMARY KEY (id),
  KEY item_step_item (item_id, id),
  CONSTRAINT item_step_of FOREIGN KEY (item_id) REFERENCES inspection_item (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
