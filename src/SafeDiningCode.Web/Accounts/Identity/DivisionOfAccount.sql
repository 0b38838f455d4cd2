-- An owner lies where the first of their eateries does.
SELECT COALESCE(a.division, (SELECT MIN(e.division) FROM account_eatery o JOIN eatery e ON e.id = o.eatery_id WHERE o.account_id = a.id))
FROM account a
WHERE a.id = @Id;
