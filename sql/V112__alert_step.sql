-- What a supervisor did about an alert.
CREATE TABLE alert_step (
  id         BIGINT       NOT NULL,
  salt       BINARY(16)   NOT NULL,
  alert_id   BIGINT       NOT NULL,
  from_state VARCHAR(16)  NOT NULL,
  to_state   VARCHAR(16)  NOT NULL,
  note       VARCHAR(500) NOT NULL,
  actor_id   BIGINT       NOT NULL,
  at         DATETIME(6)  NOT NULL,
  PRIMARY KEY (id),
  KEY alert_step_alert (alert_id, id),
  CONSTRAINT alert_step_of FOREIGN KEY (alert_id) REFERENCES alert (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
