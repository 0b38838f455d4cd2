SELECT id AS Id, eatery_id AS EateryId, inspected_on AS InspectedOn, of_day AS OfDay, newest AS Newest, publish_on AS PublishOn, published_on AS PublishedOn
FROM inspection_visit
WHERE id = @Id AND eatery_id = @EateryId;

SELECT version AS Version, form_version AS FormVersion, opened_at AS OpenedAt, sent_at AS SentAt, sent_by_name AS SentByName, result AS Result, score AS Score,
       grade AS Grade, failures AS Failures, signature AS Signature, signer AS Signer, refusal AS Refusal, remark AS Remark, mend_by AS MendBy,
       accident_on AS AccidentOn, reason AS Reason
FROM inspection_version
WHERE visit_id = @Id
ORDER BY version;

SELECT a.version AS Version, a.position AS Position, a.item AS Item, a.key_item AS KeyItem, a.answer AS Answer, a.wording AS Wording, a.note AS Note,
       a.rectification_id AS RectificationId, r.state AS State
FROM inspection_answer a
LEFT JOIN rectification r ON r.id = a.rectification_id
WHERE a.visit_id = @Id
ORDER BY a.version, a.position;

SELECT f.version AS Version, f.kind AS Kind, u.name AS Name
FROM inspection_file f
JOIN upload u ON u.id = f.upload_id
WHERE f.visit_id = @Id
ORDER BY f.version, f.position;

SELECT visit_id AS VisitId, kind AS Kind, state AS State, reason AS Reason, sent_at AS SentAt, sent_by_name AS SentByName, answer AS Answer, visit_on AS VisitOn,
       answered_at AS AnsweredAt, answered_by_name AS AnsweredByName
FROM inspection_appeal
WHERE visit_id = @Id;
