SELECT id AS Id, division AS Division
FROM account
WHERE role IN ('regulator', 'administrator') AND closed_at IS NULL AND division IN (@Place, @County, @City, @Province)
ORDER BY id;
