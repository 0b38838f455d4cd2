-- One rating, run for each of a batch in one transaction by a prepared command: on SQLite that is half as fast again
-- as the whole batch in one JSON parameter. Taken where its visit is new and its device has not rated this eatery
-- today; changes() carries from statement to statement whether it was.
INSERT INTO rating (id, serial, eatery_id, division, unit, day, rated_at, satisfaction, reasons, comment, device_tag, month_tag, counted)
SELECT @Id, @Serial, @EateryId, @Division, @Unit, @Day, @At, @Satisfaction, @Reasons, @Comment, @DeviceTag, @MonthTag, 1
WHERE NOT EXISTS (SELECT 1 FROM visit WHERE nonce = @Nonce)
ON CONFLICT (eatery_id, day, device_tag) DO NOTHING;

INSERT INTO eatery_day (eatery_id, day, satisfied, fair, dissatisfied)
SELECT @EateryId, @Day, @Satisfaction = 1, @Satisfaction = 2, @Satisfaction = 3
WHERE changes() = 1
ON CONFLICT (eatery_id, day) DO UPDATE
SET satisfied = satisfied + excluded.satisfied, fair = fair + excluded.fair, dissatisfied = dissatisfied + excluded.dissatisfied;

INSERT INTO eatery_month (month, unit, eatery_id, satisfied, fair, dissatisfied)
SELECT @Day / 100, @Unit, @EateryId, @Satisfaction = 1, @Satisfaction = 2, @Satisfaction = 3
WHERE changes() = 1
ON CONFLICT (month, unit, eatery_id) DO UPDATE
SET satisfied = satisfied + excluded.satisfied, fair = fair + excluded.fair, dissatisfied = dissatisfied + excluded.dissatisfied;

INSERT INTO unit_day (unit, day, satisfied, fair, dissatisfied)
SELECT @Unit, @Day, @Satisfaction = 1, @Satisfaction = 2, @Satisfaction = 3
WHERE changes() = 1
ON CONFLICT (unit, day) DO UPDATE
SET satisfied = satisfied + excluded.satisfied, fair = fair + excluded.fair, dissatisfied = dissatisfied + excluded.dissatisfied;

INSERT INTO visit (id, nonce, receipt, fingerprint, rated)
SELECT @Id, @Nonce, @Receipt, @Fingerprint, changes() = 1
WHERE true
ON CONFLICT (nonce) DO NOTHING;

SELECT nonce AS Nonce, receipt AS Receipt, fingerprint AS Fingerprint, rated AS Rated
FROM visit
WHERE nonce = @Nonce;
