-- Failures that diners see, whose rectification has come to another end since. A withdrawn problem does not move any more.
SELECT f.inspection_id AS Id, f.position AS Position, v.eatery_id AS EateryId, r.state AS State, r.closed_on AS ClosedOn, r.changed_at AS ChangedAt
FROM inspection_visit v
JOIN inspection_answer a ON a.visit_id = v.id AND a.version = v.newest AND a.rectification_id IS NOT NULL
JOIN inspection_failure f ON f.inspection_id = v.id AND f.position = a.position
JOIN rectification r ON r.id = a.rectification_id
WHERE v.inspected_on >= @Since AND v.published_on IS NOT NULL
  AND (COALESCE(f.mended_on, 0) <> CASE WHEN r.state = 'closed' THEN COALESCE(r.closed_on, 0) ELSE 0 END
    OR (r.state = 'withdrawn' AND f.withdrawn_on IS NULL) OR (r.state <> 'withdrawn' AND f.withdrawn_on IS NOT NULL));
