-- Working table: by which pairs of neighbouring characters a firm's name can be found (first code point << 21 | second;
-- the last character stands alone, with second 0). It can be made anew from the names at any time.
CREATE TABLE name_pair (
  pair          BIGINT NOT NULL,
  enterprise_id BIGINT NOT NULL,
  PRIMARY KEY (pair, enterprise_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
