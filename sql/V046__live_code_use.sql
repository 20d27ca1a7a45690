-- Steps of live codes that an arrival used up: the key lets one arrival have a step, and no more.
CREATE TABLE live_code_use (
  code_id  BIGINT      NOT NULL,
  step     BIGINT      NOT NULL,
  visit_id BIGINT      NOT NULL,
  actor_id BIGINT      NOT NULL,
  at       DATETIME(6) NOT NULL,
  PRIMARY KEY (code_id, step),
  UNIQUE KEY live_code_use_visit (visit_id),
  CONSTRAINT live_code_use_code FOREIGN KEY (code_id) REFERENCES protection_code (id),
  CONSTRAINT live_code_use_by FOREIGN KEY (visit_id) REFERENCES visit (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
