-- The file once nothing more is done with it; the report as long as somebody may ask for it.
DELETE FROM registry_extract_part
WHERE extract_id IN (SELECT old.id FROM registry_extract old WHERE old.changed_at < @Before AND old.state IN ('done', 'discarded', 'unreadable', 'failed'))
   OR (kind = 'file' AND extract_id IN (SELECT ended.id FROM registry_extract ended WHERE ended.state IN ('done', 'discarded', 'unreadable', 'failed')));
