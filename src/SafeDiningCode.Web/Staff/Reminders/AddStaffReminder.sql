INSERT INTO staff_reminder (member_id, valid_until, days, sent_at) VALUES (@MemberId, @ValidUntil, @Days, @Now);
