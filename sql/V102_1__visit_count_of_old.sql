-- Visits from before this table, each in the year of its arrival in Asia/Shanghai.
INSERT INTO visit_count (enterprise_id, authority_id, count_year, counted, outside, service)
SELECT enterprise_id, authority_id, YEAR(arrived_at + INTERVAL 8 HOUR), SUM(kind <> 'SERVICE'), 0, SUM(kind = 'SERVICE')
FROM visit GROUP BY enterprise_id, authority_id, YEAR(arrived_at + INTERVAL 8 HOUR);
