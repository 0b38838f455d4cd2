SELECT id AS Id, wording AS Wording, source AS Source, state AS State, due_on AS DueOn
FROM rectification
WHERE eatery_id = @EateryId AND state IN ('open', 'answered', 'returned', 'reopened')
ORDER BY COALESCE(due_on, 99991231), id;
