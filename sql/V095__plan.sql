-- Facts of an inspection plan (检查计划): whose it is. What it says stands in plan_content.
CREATE TABLE plan (
  id           BIGINT      NOT NULL,
  authority_id BIGINT      NOT NULL,
  actor_id     BIGINT      NOT NULL,
  at           DATETIME(6) NOT NULL,
  PRIMARY KEY (id),
  KEY plan_authority (authority_id, id),
  CONSTRAINT plan_of FOREIGN KEY (authority_id) REFERENCES authority (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
