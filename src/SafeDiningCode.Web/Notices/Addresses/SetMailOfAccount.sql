-- Only over the address that stood when the link was asked for: an old link does not undo what came after it.
UPDATE notice_address
SET mail = @Mail, confirmed_at = @Now
WHERE account_id = @AccountId AND COALESCE(mail, '') = @Before;
