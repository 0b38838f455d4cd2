SELECT k.id
FROM kitchen k
JOIN eatery e ON e.id = k.eatery_id
WHERE k.withdrawn_at IS NULL AND k.kind IN ('video', 'network') AND e.sign LIKE @Example
ORDER BY k.eatery_id;
