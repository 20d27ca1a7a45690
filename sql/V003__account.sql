-- Facts of an account: one person. What changes is in account_head.
CREATE TABLE account (
  id           BIGINT      NOT NULL,
  username     VARCHAR(64) NOT NULL,
  display_name VARCHAR(64) NOT NULL,
  created_at   DATETIME(6) NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY account_username (username)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
