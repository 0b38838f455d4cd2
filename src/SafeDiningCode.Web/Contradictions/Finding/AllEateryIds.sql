SELECT id FROM eatery ORDER BY id;
