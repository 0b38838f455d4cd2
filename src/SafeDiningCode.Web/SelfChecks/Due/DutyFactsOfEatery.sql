-- From when self-checks are owed: as set by hand, else since the eatery has had an owner's account.
SELECT (SELECT s.since FROM self_check_setting s WHERE s.eatery_id = @EateryId) AS Since,
       (SELECT MIN(a.since) FROM account_eatery a WHERE a.eatery_id = @EateryId) AS OwnedSince,
       (SELECT s.shown FROM self_check_setting s WHERE s.eatery_id = @EateryId) AS Shown;

SELECT day AS Day FROM closed_day WHERE eatery_id = @EateryId AND day >= @From ORDER BY day;

SELECT kind AS Kind, period AS Period, sent_day AS SentDay
FROM self_check
WHERE eatery_id = @EateryId AND period >= @From AND version = 1;
