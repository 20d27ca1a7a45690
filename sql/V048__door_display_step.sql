CREATE TABLE door_display_step (
  id         BIGINT      NOT NULL,
  salt       BINARY(16)  NOT NULL,
  display_id BIGINT      NOT NULL,
  from_state VARCHAR(16) NULL,
  to_state   VARCHAR(16) NOT NULL,
  actor_id   BIGINT      NOT NULL,
  at         DATETIME(6) NOT NULL,
  PRIMARY KEY (id),
  KEY door_display_step_display (display_id, id),
  CONSTRAINT door_display_step_of FOREIGN KEY (display_id) REFERENCES door_display (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
