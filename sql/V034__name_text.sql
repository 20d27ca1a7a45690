-- Working table: each firm's name as search compares it (compatibility forms and case folded, no spaces), beside its
-- pairs in name_pair. It can be made anew from the names at any time.
CREATE TABLE name_text (
  enterprise_id BIGINT       NOT NULL,
  folded        VARCHAR(400) NOT NULL,
  PRIMARY KEY (enterprise_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
