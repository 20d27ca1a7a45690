-- Roots of complete subtrees of 256, 65,536, … leaves (level 1, 2, …): what the tiles above the leaves hold. Level 0 is ledger_leaf.
CREATE TABLE ledger_node (
  level TINYINT    NOT NULL,
  idx   BIGINT     NOT NULL,
  hash  BINARY(32) NOT NULL,
  PRIMARY KEY (level, idx)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
