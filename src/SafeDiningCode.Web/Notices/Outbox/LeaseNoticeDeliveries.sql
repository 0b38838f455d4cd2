-- due_at is also the end of a lease: who dies with notices in hand lets go of them by the clock. The conditions stand
-- twice: the inner ones choose, the outer ones hold while a row is locked and changed.
UPDATE notice_delivery
SET lease = @Lease, due_at = @Until
WHERE state = 'waiting' AND carrier = @Carrier AND due_at <= @Now
  AND id IN (SELECT due.id
             FROM (SELECT d.id, ROW_NUMBER() OVER (ORDER BY d.due_at, d.id) AS place
                   FROM notice_delivery d
                   WHERE d.state = 'waiting' AND d.carrier = @Carrier AND d.due_at <= @Now) due
             WHERE due.place <= @Most);
