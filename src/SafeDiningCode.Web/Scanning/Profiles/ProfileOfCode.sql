-- The version first: what is read after it may be newer than it says, never older.
SELECT c.eatery_id AS EateryId, c.revoked_at AS RevokedAt, e.version AS Version
FROM code_issue c
JOIN eatery e ON e.id = c.eatery_id
WHERE c.serial = @Serial AND c.key_version = @KeyVersion;

SELECT e.id AS EateryId, e.name AS Operator, e.sign AS Sign, e.address AS Address, e.division AS Division, e.unit AS Unit, e.grade AS Grade,
       l.number AS Number, l.scope AS Scope, l.authority AS Authority, l.issued_on AS IssuedOn, l.valid_until AS ValidUntil,
       l.status AS Status, l.confirmed_at AS ConfirmedAt
FROM code_issue c
JOIN eatery e ON e.id = c.eatery_id
JOIN licence l ON l.eatery_id = e.id
WHERE c.serial = @Serial AND c.revoked_at IS NULL;

SELECT i.Id, i.InspectedOn, i.Result, i.Mark, f.key_item AS KeyItem, f.wording AS Wording, f.mended_on AS MendedOn, f.withdrawn_on AS WithdrawnOn
FROM (
    SELECT n.id AS Id, n.inspected_on AS InspectedOn, n.result AS Result, n.mark AS Mark,
           ROW_NUMBER() OVER (ORDER BY n.inspected_on DESC, n.id DESC) AS Place
    FROM code_issue c
    JOIN inspection n ON n.eatery_id = c.eatery_id
    WHERE c.serial = @Serial AND c.revoked_at IS NULL
) i
LEFT JOIN inspection_failure f ON f.inspection_id = i.Id
WHERE i.Place <= 3
ORDER BY i.Place, f.position;

SELECT k.kind AS Kind, k.viewing AS Viewing, k.heartbeat_at AS HeartbeatAt, k.frame_at AS FrameAt
FROM code_issue c
JOIN kitchen k ON k.eatery_id = c.eatery_id
WHERE c.serial = @Serial AND c.revoked_at IS NULL AND k.withdrawn_at IS NULL;

SELECT COUNT(*) AS Total, COALESCE(SUM(CASE WHEN m.valid_until >= @Today THEN 1 ELSE 0 END), 0) AS Valid
FROM code_issue c
JOIN staff_member m ON m.eatery_id = c.eatery_id AND m.left_at IS NULL
WHERE c.serial = @Serial AND c.revoked_at IS NULL;

SELECT COALESCE(SUM(CAST(d.satisfied AS bigint)), 0) AS Satisfied,
       COALESCE(SUM(CAST(d.fair AS bigint)), 0) AS Fair,
       COALESCE(SUM(CAST(d.dissatisfied AS bigint)), 0) AS Dissatisfied
FROM code_issue c
JOIN eatery_day d ON d.eatery_id = c.eatery_id
WHERE c.serial = @Serial AND c.revoked_at IS NULL AND d.day >= @Since;

-- Today's self-check, where its owner lets diners see that it is done.
SELECT MAX(s.period) AS Day
FROM code_issue c
JOIN self_check_setting t ON t.eatery_id = c.eatery_id AND t.shown = 1
JOIN self_check s ON s.eatery_id = c.eatery_id AND s.kind = 'daily' AND s.period = @Today
WHERE c.serial = @Serial AND c.revoked_at IS NULL;

-- What its owner says of it.
SELECT d.hours AS Hours, d.phone AS Phone, d.cuisine AS Cuisine, d.languages AS Languages, u.hash AS PhotoHash, u.bytes AS PhotoBytes
FROM code_issue c
JOIN shop_details d ON d.eatery_id = c.eatery_id
LEFT JOIN upload u ON u.id = d.photo AND u.removed_at IS NULL
WHERE c.serial = @Serial AND c.revoked_at IS NULL;
