-- What was found on an item: COMPLIANT, PROBLEM or NOT_CHECKED; committed to by the entry of its conclusion.
CREATE TABLE visit_finding (
  conclusion_id BIGINT       NOT NULL,
  item_id       BIGINT       NOT NULL,
  found         VARCHAR(16)  NOT NULL,
  remark        VARCHAR(500) NOT NULL,
  PRIMARY KEY (conclusion_id, item_id),
  CONSTRAINT visit_finding_of FOREIGN KEY (conclusion_id) REFERENCES visit_conclusion (id),
  CONSTRAINT visit_finding_item FOREIGN KEY (item_id) REFERENCES inspection_item (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
