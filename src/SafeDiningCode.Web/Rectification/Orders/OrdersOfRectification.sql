SELECT order_number AS OrderNumber, event AS Event, division AS Division, shop AS Shop, address AS Address, wording AS Wording, demand AS Demand, due_on AS DueOn,
       settings_version AS SettingsVersion, issued_at AS IssuedAt, actor_name AS ActorName
FROM dispatch_order
WHERE rectification_id = @Id AND eatery_id = @EateryId
ORDER BY event;
