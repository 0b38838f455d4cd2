UPDATE licence SET confirmed_at = @Now
WHERE number IN (SELECT n.number COLLATE Latin1_General_100_BIN2 FROM OPENJSON(@Numbers) WITH (number nvarchar(40) '$') n);
