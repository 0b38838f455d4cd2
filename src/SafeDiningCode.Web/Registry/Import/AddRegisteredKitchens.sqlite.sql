INSERT INTO kitchen (eatery_id, kind, declared_at, id, state, state_since)
SELECT @Eatery, @Kitchen, @Now, @KitchenId, CASE WHEN @Kitchen IN ('video', 'network') THEN 'pending' ELSE 'active' END, @Now
WHERE @Kitchen IS NOT NULL
ON CONFLICT (eatery_id) DO NOTHING;
