DELETE FROM saved_filter WHERE id = @Id AND account_id = @AccountId;
