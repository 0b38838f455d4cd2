UPDATE notice_address
SET asks = CASE WHEN asked_day = @Day THEN asks + 1 ELSE 1 END, asked_day = @Day
WHERE account_id = @AccountId AND (asked_day <> @Day OR asks < @Most);
