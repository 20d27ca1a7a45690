-- How a session was opened, when its person last proved who they are, and when it ends whatever happens.
ALTER TABLE session
  ADD COLUMN strength  VARCHAR(16)  NOT NULL DEFAULT 'PASSWORD',
  ADD COLUMN proved_at DATETIME(6)  NULL,
  ADD COLUMN seen_at   DATETIME(6)  NULL,
  ADD COLUMN ends_at   DATETIME(6)  NULL,
  ADD COLUMN device_id BIGINT       NULL,
  ADD COLUMN address   VARCHAR(64)  NOT NULL DEFAULT '',
  ADD COLUMN agent     VARCHAR(200) NOT NULL DEFAULT '',
  ADD KEY session_ends (ends_at);
