SELECT nonce AS Nonce, receipt AS Receipt, fingerprint AS Fingerprint, rating_id AS RatingId FROM visit WHERE nonce = @Nonce;
