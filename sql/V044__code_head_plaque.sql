-- Since when the plaque at the door shows another name than the firm has; NULL while it fits.
ALTER TABLE code_head
  ADD COLUMN plaque_outdated_at DATETIME(6) NULL,
  ADD KEY code_head_outdated (plaque_outdated_at, id);
