-- The same fault at the same eatery before. What one visit found is one time.
SELECT COUNT(*)
FROM rectification
WHERE eatery_id = @EateryId AND topic = @Topic AND id <> @Id AND state <> 'withdrawn' AND found_on >= @From AND found_on < @Before;
