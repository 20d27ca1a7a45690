-- What a firm said of a visit after it: once, for supervisors alone. Its id is random and its day all that is kept of its time; nobody's name stands
-- here. Grade and answers lie sealed with the salt of the ledger entry, for there are too few of them to hide behind a hash. authority_id is the one
-- that came, or led where several came; quarter_no that of the departure, as 20264.
CREATE TABLE rating (
  id            BIGINT        NOT NULL,
  visit_id      BIGINT        NOT NULL,
  enterprise_id BIGINT        NOT NULL,
  authority_id  BIGINT        NOT NULL,
  quarter_no    INT           NOT NULL,
  rated_on      DATE          NOT NULL,
  sealed        VARBINARY(96) NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY rating_visit (visit_id),
  KEY rating_day (rated_on, id),
  KEY rating_authority (authority_id, rated_on, id),
  KEY rating_quarter (quarter_no, authority_id),
  CONSTRAINT rating_of FOREIGN KEY (visit_id) REFERENCES visit (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
