-- Working table: by which pairs of neighbouring characters a complaint can be found. A pair stands here as the first 16 bits of its
-- hash under a key that lies outside the database, so that many pairs share a number: what is found is opened and compared.
-- It can be made anew from the sealed texts at any time.
CREATE TABLE complaint_pair (
  pair         INT    NOT NULL,
  complaint_id BIGINT NOT NULL,
  PRIMARY KEY (pair, complaint_id),
  KEY complaint_pair_of (complaint_id, pair)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
