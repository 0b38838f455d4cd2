-- 明厨亮灶: kitchens declared, and those of them that are active, by smallest unit.
SELECT e.unit AS Unit, COUNT(*) AS Declared, SUM(CASE WHEN k.state = 'active' THEN 1 ELSE 0 END) AS Active
FROM kitchen k
JOIN eatery e ON e.id = k.eatery_id
WHERE k.withdrawn_at IS NULL
GROUP BY e.unit;
