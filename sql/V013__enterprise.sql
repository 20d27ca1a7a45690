-- Facts of an enrolled firm. One enrolment per USCC (统一社会信用代码, GB 32100-2015).
CREATE TABLE enterprise (
  id          BIGINT      NOT NULL,
  uscc        CHAR(18)    NOT NULL,
  enrolled_at DATETIME(6) NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY enterprise_uscc (uscc)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
