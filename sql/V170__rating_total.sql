-- What an authority's ratings of a closed quarter came to: counted once, never again. The counts lie sealed with the salt of the ledger entry, for those
-- of few firms are as telling as a single rating; published says whether the authority may see them.
CREATE TABLE rating_total (
  id           BIGINT         NOT NULL,
  authority_id BIGINT         NOT NULL,
  quarter_no   INT            NOT NULL,
  counted_on   DATE           NOT NULL,
  published    BOOLEAN        NOT NULL,
  sealed       VARBINARY(400) NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY rating_total_once (authority_id, quarter_no),
  KEY rating_total_quarter (quarter_no, authority_id),
  CONSTRAINT rating_total_of FOREIGN KEY (authority_id) REFERENCES authority (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
