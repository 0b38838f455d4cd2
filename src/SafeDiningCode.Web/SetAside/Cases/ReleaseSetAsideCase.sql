-- Only as it was seen: what grew since is looked at again.
UPDATE set_aside_case
SET released_at = @Now, released_by_name = @By, reason = @Reason
WHERE id = @Id AND released_at IS NULL AND satisfied + fair + dissatisfied = @Seen;
