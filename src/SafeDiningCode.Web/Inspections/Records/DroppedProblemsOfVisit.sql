-- Rectifications of an earlier version that the version that counts does not find any more, and that have not ended.
SELECT DISTINCT a.rectification_id
FROM inspection_visit v
JOIN inspection_answer a ON a.visit_id = v.id AND a.version < v.newest
JOIN rectification r ON r.id = a.rectification_id
WHERE v.id = @Id AND r.state NOT IN ('closed', 'withdrawn')
  AND NOT EXISTS (SELECT 1 FROM inspection_answer n WHERE n.visit_id = v.id AND n.version = v.newest AND n.rectification_id = a.rectification_id);
