SELECT n.id AS Id, n.kind AS Kind, n.eatery_id AS EateryId, n.parameters AS Parameters, n.link AS Link, n.created_at AS CreatedAt,
       d.id AS DeliveryId, d.address AS Address, d.attempts AS Attempts
FROM notice_delivery d
JOIN notice n ON n.id = d.notice_id
WHERE d.lease = @Lease AND d.state = 'waiting'
ORDER BY d.attempts, d.id;
