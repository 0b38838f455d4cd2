-- Those whose own street, zone or county it is: whoever sees half the province is not told of every shop.
SELECT id FROM account WHERE role = 'regulator' AND closed_at IS NULL AND division IN (@Division, @County) ORDER BY id;
