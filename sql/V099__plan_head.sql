-- Where a plan stands now, what it says now, and in which year; derivable from plan_content and plan_step.
CREATE TABLE plan_head (
  id           BIGINT      NOT NULL,
  authority_id BIGINT      NOT NULL,
  state        VARCHAR(16) NOT NULL,
  content_id   BIGINT      NOT NULL,
  plan_year    SMALLINT    NOT NULL,
  version      INT         NOT NULL,
  PRIMARY KEY (id),
  KEY plan_head_state (state, id),
  KEY plan_head_in_force (state, plan_year),
  KEY plan_head_authority (authority_id, id),
  KEY plan_head_year (plan_year, id),
  CONSTRAINT plan_head_of FOREIGN KEY (id) REFERENCES plan (id),
  CONSTRAINT plan_head_says FOREIGN KEY (content_id) REFERENCES plan_content (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
