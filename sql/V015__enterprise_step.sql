-- Every change of a firm, with the whole of what it was changed to.
CREATE TABLE enterprise_step (
  id            BIGINT       NOT NULL,
  salt          BINARY(16)   NOT NULL,
  enterprise_id BIGINT       NOT NULL,
  state         VARCHAR(16)  NOT NULL,
  name          VARCHAR(200) NOT NULL,
  district      CHAR(6)      NULL,
  address       VARCHAR(300) NOT NULL,
  batch         VARCHAR(40)  NOT NULL,
  grade         CHAR(1)      NULL,
  liaison_id    BIGINT       NULL,
  content_hash  BINARY(32)   NULL,
  reason        VARCHAR(200) NOT NULL,
  actor_id      BIGINT       NOT NULL,
  at            DATETIME(6)  NOT NULL,
  PRIMARY KEY (id),
  KEY enterprise_step_enterprise (enterprise_id, id),
  CONSTRAINT enterprise_step_of FOREIGN KEY (enterprise_id) REFERENCES enterprise (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
