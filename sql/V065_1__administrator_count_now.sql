INSERT INTO administrator_count (id, active)
SELECT 1, COUNT(*) FROM account_head WHERE state = 'ACTIVE' AND roles LIKE '%ADMINISTRATOR%';
