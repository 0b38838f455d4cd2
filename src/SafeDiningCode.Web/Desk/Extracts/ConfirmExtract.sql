-- Only upon a preview that is still true: none of the same place or of a part of it was confirmed since it was made.
UPDATE registry_extract
SET state = 'confirmed', stop_asked = 0, attempts = 0, done = 0, rows_read = 0, changed_at = @Now, written_at = @Now
WHERE id = @Id AND state IN ('checked', 'stopped') AND preview IS NOT NULL
  AND NOT EXISTS (
    SELECT 1
    FROM registry_extract o
    WHERE o.id <> registry_extract.id AND o.written_at > registry_extract.changed_at
      AND ((o.division >= registry_extract.division AND o.division < CONCAT(registry_extract.division, ':'))
        OR (registry_extract.division >= o.division AND registry_extract.division < CONCAT(o.division, ':'))));
