-- Where a firm stands now; derivable from enterprise_step.
CREATE TABLE enterprise_head (
  id         BIGINT       NOT NULL,
  state      VARCHAR(16)  NOT NULL,
  name       VARCHAR(200) NOT NULL,
  district   CHAR(6)      NULL,
  address    VARCHAR(300) NOT NULL,
  batch      VARCHAR(40)  NOT NULL,
  grade      CHAR(1)      NULL,
  liaison_id BIGINT       NULL,
  version    INT          NOT NULL,
  PRIMARY KEY (id),
  KEY enterprise_head_district (district, id),
  KEY enterprise_head_state (state, id),
  CONSTRAINT enterprise_head_of FOREIGN KEY (id) REFERENCES enterprise (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
