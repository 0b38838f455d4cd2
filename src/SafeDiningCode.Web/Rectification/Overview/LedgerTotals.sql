SELECT r.state AS State, COUNT(*) AS Count,
       SUM(CASE WHEN r.due_on < @Today AND r.state IN ('open', 'answered', 'returned', 'reopened') THEN 1 ELSE 0 END) AS Overdue,
       SUM(CASE WHEN r.level > 0 THEN 1 ELSE 0 END) AS Escalated
FROM rectification r
JOIN eatery e ON e.id = r.eatery_id
WHERE e.division >= @ScopeFrom AND e.division < @ScopeTo
  AND e.division >= @PlaceFrom AND e.division < @PlaceTo
  AND (@Source = '' OR r.source = @Source)
  AND (@Eatery = 0 OR r.eatery_id = @Eatery)
GROUP BY r.state;
