-- The same fault at the same eatery before: what diners would call the same, or the same item of the form at an earlier
-- inspection. What one visit found is one time.
SELECT COUNT(*)
FROM rectification r
WHERE r.eatery_id = @EateryId AND r.id <> @Id AND r.state <> 'withdrawn' AND r.found_on >= @From AND r.found_on < @Before
  AND ((@Topic <> 0 AND r.topic = @Topic)
    OR r.id IN (SELECT b.rectification_id
                FROM inspection_visit v
                JOIN inspection_answer b ON b.visit_id = v.id
                WHERE v.eatery_id = @EateryId AND b.rectification_id IS NOT NULL
                  AND b.item = (SELECT MIN(a.item)
                                FROM inspection_visit w
                                JOIN inspection_answer a ON a.visit_id = w.id
                                WHERE w.eatery_id = @EateryId AND a.rectification_id = @Id)));
