-- Working table: which complaints search knows, and under which key; what is missing or stands under a former key is done at the next start.
CREATE TABLE complaint_indexed (
  complaint_id BIGINT NOT NULL,
  made_with    INT    NOT NULL,
  PRIMARY KEY (complaint_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
