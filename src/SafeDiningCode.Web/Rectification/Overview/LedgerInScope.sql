-- What is not ended first, by the day that comes next: its due day, or that of the look-back visit. Of what is ended, the
-- latest first. Groups: see LedgerGroup.
SELECT x.Id, x.EateryId, x.Name, x.Sign, x.Division, x.Source, x.Wording, x.Topic, x.Campaign, x.FoundOn, x.DueOn, x.State, x.OrderNumber, x.Level,
       x.LookBackOn, x.Reopens, x.ClosedOn, x.ChangedAt
FROM (
    SELECT r.id AS Id, r.eatery_id AS EateryId, e.name AS Name, e.sign AS Sign, e.division AS Division, r.source AS Source, r.wording AS Wording,
           r.topic AS Topic, r.campaign AS Campaign, r.found_on AS FoundOn, r.due_on AS DueOn, r.state AS State, r.order_number AS OrderNumber,
           r.level AS Level, r.look_back_on AS LookBackOn, r.reopens AS Reopens, r.closed_on AS ClosedOn, r.changed_at AS ChangedAt,
           ROW_NUMBER() OVER (
               ORDER BY CASE WHEN r.state IN ('closed', 'withdrawn') THEN 1 ELSE 0 END,
                        CASE WHEN r.state IN ('closed', 'withdrawn') THEN 0 WHEN r.state = 'accepted' THEN COALESCE(r.look_back_on, 99991231) ELSE COALESCE(r.due_on, 99991231) END,
                        r.changed_at DESC, r.id DESC) AS Place
    FROM rectification r
    JOIN eatery e ON e.id = r.eatery_id
    WHERE e.division >= @ScopeFrom AND e.division < @ScopeTo
      AND e.division >= @PlaceFrom AND e.division < @PlaceTo
      AND (@State1 = '' OR r.state IN (@State1, @State2, @State3, @State4))
      AND (@Source = '' OR r.source = @Source)
      AND (@Overdue = 0 OR (r.due_on < @Today AND r.state IN ('open', 'answered', 'returned', 'reopened')))
      AND (@Escalated = 0 OR r.level > 0)
) x
WHERE x.Place > @Skip AND x.Place <= @Skip + @Take
ORDER BY x.Place;
