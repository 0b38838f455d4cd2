-- The version that counts of each period, latest first.
SELECT c.id AS Id, c.kind AS Kind, c.period AS Period, c.version AS Version, c.list_version AS ListVersion, c.opened_at AS OpenedAt,
       c.sent_at AS SentAt, c.sent_day AS SentDay, c.sent_by_name AS SentByName, c.findings AS Findings, c.content AS Content, c.reason AS Reason, c.form AS Form
FROM self_check c
WHERE c.eatery_id = @EateryId AND c.kind = @Kind AND c.period >= @From AND c.period <= @To
  AND c.version = (SELECT MAX(n.version) FROM self_check n WHERE n.eatery_id = c.eatery_id AND n.kind = c.kind AND n.period = c.period)
ORDER BY c.period DESC;
