-- What a plan says, one row for each time that it was written; id, salt and at are those of its ledger entry. Firms that were chosen by
-- district, batch or grade stand in plan_firm as they were found then, and here by what.
CREATE TABLE plan_content (
  id             BIGINT       NOT NULL,
  salt           BINARY(16)   NOT NULL,
  plan_id        BIGINT       NOT NULL,
  content_number INT          NOT NULL,
  name           VARCHAR(120) NOT NULL,
  kind           VARCHAR(16)  NOT NULL,
  from_day       DATE         NOT NULL,
  until_day      DATE         NOT NULL,
  per_firm       TINYINT      NOT NULL,
  district       CHAR(6)      NULL,
  batch          VARCHAR(40)  NULL,
  grade          CHAR(1)      NULL,
  firms          INT          NOT NULL,
  actor_id       BIGINT       NOT NULL,
  at             DATETIME(6)  NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY plan_content_number (plan_id, content_number),
  CONSTRAINT plan_content_of FOREIGN KEY (plan_id) REFERENCES plan (id),
  CONSTRAINT plan_content_days CHECK (from_day <= until_day),
  CONSTRAINT plan_content_often CHECK (per_firm BETWEEN 1 AND 12)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
