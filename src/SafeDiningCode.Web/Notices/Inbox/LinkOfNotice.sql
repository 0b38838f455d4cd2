SELECT link FROM notice WHERE id = @Id AND account_id = @AccountId;
