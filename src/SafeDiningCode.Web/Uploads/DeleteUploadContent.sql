DELETE FROM upload_content WHERE upload_id = @Id;
UPDATE upload_space
SET bytes = bytes - (SELECT u.bytes FROM upload u WHERE u.id = @Id)
WHERE eatery_id = (SELECT u.eatery_id FROM upload u WHERE u.id = @Id);
