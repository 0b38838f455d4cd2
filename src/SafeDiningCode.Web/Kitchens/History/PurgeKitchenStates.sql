-- The state that held at @Before stays, whenever it began.
DELETE FROM kitchen_state
WHERE since < @Before
  AND EXISTS (SELECT 1 FROM kitchen_state n WHERE n.eatery_id = kitchen_state.eatery_id AND n.number > kitchen_state.number AND n.since <= @Before);
