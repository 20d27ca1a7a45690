-- Holidays and make-up days by year, ISO dates separated by commas. A year that is loaded again is another revision; the last one holds.
CREATE TABLE calendar_year (
  year_number INT           NOT NULL,
  revision    INT           NOT NULL,
  entry_id    BIGINT        NOT NULL,
  salt        BINARY(16)    NOT NULL,
  provisional BOOLEAN       NOT NULL,
  off_days    VARCHAR(2000) NOT NULL,
  worked_days VARCHAR(1000) NOT NULL,
  source      VARCHAR(200)  NOT NULL,
  actor_id    BIGINT        NOT NULL,
  at          DATETIME(6)   NOT NULL,
  PRIMARY KEY (year_number, revision)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
