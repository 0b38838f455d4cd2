INSERT INTO code_issue (serial, key_version, eatery_id, number, issued_at)
VALUES (@Serial, @Version, @Eatery, @Number, @Issued);
