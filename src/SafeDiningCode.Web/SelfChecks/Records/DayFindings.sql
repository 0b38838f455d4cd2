-- What the daily records of a week or month found, by the version that counts.
SELECT c.period AS Day, f.wording AS Wording, f.note AS Note, r.state AS State
FROM self_check c
JOIN self_check_finding f ON f.self_check_id = c.id
JOIN rectification r ON r.id = f.rectification_id
WHERE c.eatery_id = @EateryId AND c.kind = 'daily' AND c.period >= @From AND c.period <= @To
  AND c.version = (SELECT MAX(n.version) FROM self_check n WHERE n.eatery_id = c.eatery_id AND n.kind = c.kind AND n.period = c.period)
ORDER BY c.period, f.position;
