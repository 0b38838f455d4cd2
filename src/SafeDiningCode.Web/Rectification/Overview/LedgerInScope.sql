-- What is not ended first, by the day that comes next: its due day, or that of the look-back visit. Of what is ended, the
-- latest first. Groups: see LedgerGroup. Only keys are sorted: the rest is read for those that are shown.
SELECT r.id AS Id, r.eatery_id AS EateryId, e.name AS Name, e.sign AS Sign, e.division AS Division, r.source AS Source, r.wording AS Wording,
       r.topic AS Topic, r.campaign AS Campaign, r.found_on AS FoundOn, r.due_on AS DueOn, r.state AS State, r.order_number AS OrderNumber,
       r.level AS Level, r.look_back_on AS LookBackOn, r.reopens AS Reopens, r.closed_on AS ClosedOn, r.changed_at AS ChangedAt
FROM (
    SELECT p.id AS Id,
           ROW_NUMBER() OVER (
               ORDER BY CASE WHEN p.state IN ('closed', 'withdrawn') THEN 1 ELSE 0 END,
                        CASE WHEN p.state IN ('closed', 'withdrawn') THEN 0 WHEN p.state = 'accepted' THEN COALESCE(p.look_back_on, 99991231) ELSE COALESCE(p.due_on, 99991231) END,
                        p.changed_at DESC, p.id DESC) AS Place
    FROM rectification p
    JOIN eatery l ON l.id = p.eatery_id
    WHERE l.division >= @ScopeFrom AND l.division < @ScopeTo
      AND l.division >= @PlaceFrom AND l.division < @PlaceTo
      AND (@State1 = '' OR p.state IN (@State1, @State2, @State3, @State4))
      AND (@Source = '' OR p.source = @Source)
      AND (@Overdue = 0 OR (p.due_on < @Today AND p.state IN ('open', 'answered', 'returned', 'reopened')))
      AND (@Escalated = 0 OR p.level > 0)
      AND (@Eatery = 0 OR p.eatery_id = @Eatery)
) x
JOIN rectification r ON r.id = x.Id
JOIN eatery e ON e.id = r.eatery_id
WHERE x.Place > @Skip AND x.Place <= @Skip + @Take
ORDER BY x.Place;
