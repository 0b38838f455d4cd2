-- Only upon the version that was corrected: somebody who came between is not written over.
UPDATE inspection_visit SET newest = @Version WHERE id = @Id AND eatery_id = @EateryId AND newest = @Before;
