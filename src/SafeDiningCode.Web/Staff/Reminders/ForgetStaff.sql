DELETE FROM staff_reminder WHERE member_id IN (SELECT id FROM staff_member WHERE left_at < @Before);
DELETE FROM staff_member WHERE left_at < @Before;
