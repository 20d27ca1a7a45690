-- Working table: the lines of a roster that were refused, each with what is wrong (a JSON list) and its cells (a JSON list),
-- for the file of refused lines. Swept some time after the import has ended.
CREATE TABLE roster_refusal (
  roster_id BIGINT   NOT NULL,
  line      BIGINT   NOT NULL,
  problems  LONGTEXT NOT NULL,
  cells     LONGTEXT NOT NULL,
  PRIMARY KEY (roster_id, line)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
