-- How a complaint came in and what it is about. What it was filed by stands in its first step.
ALTER TABLE complaint
  ADD COLUMN source VARCHAR(12) NOT NULL DEFAULT 'ACCOUNT',
  ADD COLUMN matter VARCHAR(16) NOT NULL DEFAULT 'OTHER';
