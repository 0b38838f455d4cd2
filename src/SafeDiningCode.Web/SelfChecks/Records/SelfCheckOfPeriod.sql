SELECT id AS Id, kind AS Kind, period AS Period, version AS Version, list_version AS ListVersion, opened_at AS OpenedAt, sent_at AS SentAt,
       sent_day AS SentDay, sent_by_name AS SentByName, findings AS Findings, content AS Content, reason AS Reason, form AS Form
FROM self_check
WHERE eatery_id = @EateryId AND kind = @Kind AND period = @Period
ORDER BY version;

SELECT c.version AS Version, f.item AS Item, f.wording AS Wording, f.note AS Note, f.rectification_id AS RectificationId, r.state AS State
FROM self_check c
JOIN self_check_finding f ON f.self_check_id = c.id
JOIN rectification r ON r.id = f.rectification_id
WHERE c.eatery_id = @EateryId AND c.kind = @Kind AND c.period = @Period
ORDER BY c.version, f.position;

SELECT c.version AS Version, u.name AS Name
FROM self_check c
JOIN self_check_photo p ON p.self_check_id = c.id
JOIN upload u ON u.id = p.upload_id
WHERE c.eatery_id = @EateryId AND c.kind = @Kind AND c.period = @Period
ORDER BY c.version, p.position;
