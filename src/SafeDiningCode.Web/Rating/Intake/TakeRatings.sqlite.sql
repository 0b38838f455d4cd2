-- A batch in one transaction, statement by statement: they are prepared once and bound anew for each row, which costs a
-- fraction of the same batch in one JSON parameter. The reader of this file knows them by their order.
-- 1. The visit, where it is new.
INSERT INTO visit (id, nonce, receipt, fingerprint, rated)
VALUES (@Id, @Nonce, @Receipt, @Fingerprint, 1)
ON CONFLICT (nonce) DO NOTHING;

-- 2. Of a new visit, the rating, where its device has not rated this eatery today.
INSERT INTO rating (id, serial, eatery_id, division, unit, day, rated_at, satisfaction, reasons, comment, device_tag, month_tag, counted)
VALUES (@Id, @Serial, @EateryId, @Division, @Unit, @Day, @At, @Satisfaction, @Reasons, @Comment, @DeviceTag, @MonthTag, 1)
ON CONFLICT (eatery_id, day, device_tag) DO NOTHING;

-- 3. The visit of a device that had.
UPDATE visit SET rated = 0 WHERE id = @Id;

-- 4. The first answer of a visit that is not new.
SELECT nonce AS Nonce, receipt AS Receipt, fingerprint AS Fingerprint, rated AS Rated FROM visit WHERE nonce = @Nonce;

-- 5. to 7. Roll-ups: what the batch adds to each, once.
INSERT INTO eatery_day (eatery_id, day, satisfied, fair, dissatisfied)
VALUES (@EateryId, @Day, @Satisfied, @Fair, @Dissatisfied)
ON CONFLICT (eatery_id, day) DO UPDATE
SET satisfied = satisfied + excluded.satisfied, fair = fair + excluded.fair, dissatisfied = dissatisfied + excluded.dissatisfied;

INSERT INTO eatery_month (month, unit, eatery_id, satisfied, fair, dissatisfied)
VALUES (@Day / 100, @Unit, @EateryId, @Satisfied, @Fair, @Dissatisfied)
ON CONFLICT (month, unit, eatery_id) DO UPDATE
SET satisfied = satisfied + excluded.satisfied, fair = fair + excluded.fair, dissatisfied = dissatisfied + excluded.dissatisfied;

INSERT INTO unit_day (unit, day, satisfied, fair, dissatisfied)
VALUES (@Unit, @Day, @Satisfied, @Fair, @Dissatisfied)
ON CONFLICT (unit, day) DO UPDATE
SET satisfied = satisfied + excluded.satisfied, fair = fair + excluded.fair, dissatisfied = dissatisfied + excluded.dissatisfied;
