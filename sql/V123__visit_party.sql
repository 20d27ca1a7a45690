-- An authority that came to a joint visit that another leads, as it was decided for it. joined is 1 for one that was admitted, so that the key lets it in
-- once; a refused one may come again with what was missing. The row is its own first step: salt and actor are those of its ledger entry (entry_id).
CREATE TABLE visit_party (
  id            BIGINT       NOT NULL,
  entry_id      BIGINT       NOT NULL,
  salt          BINARY(16)   NOT NULL,
  visit_id      BIGINT       NOT NULL,
  authority_id  BIGINT       NOT NULL,
  joined        TINYINT      NULL,
  basis         VARCHAR(24)  NOT NULL,
  reference     VARCHAR(200) NOT NULL,
  plan_id       BIGINT       NULL,
  serious_harm  TINYINT      NOT NULL,
  decision      VARCHAR(20)  NOT NULL,
  reasons       LONGTEXT     NOT NULL,
  rules_number  INT          NOT NULL,
  counts_as     VARCHAR(16)  NOT NULL,
  count_in_year INT          NULL,
  actor_id      BIGINT       NOT NULL,
  at            DATETIME(6)  NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY visit_party_once (visit_id, authority_id, joined),
  KEY visit_party_authority (authority_id, visit_id),
  CONSTRAINT visit_party_visit FOREIGN KEY (visit_id) REFERENCES visit (id),
  CONSTRAINT visit_party_body FOREIGN KEY (authority_id) REFERENCES authority (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
