INSERT INTO kitchen (eatery_id, kind, declared_at)
SELECT @Eatery, @Kitchen, @Now
WHERE @Kitchen IS NOT NULL
ON CONFLICT (eatery_id) DO NOTHING;
