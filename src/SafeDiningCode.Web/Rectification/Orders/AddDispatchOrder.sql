INSERT INTO dispatch_order (id, rectification_id, eatery_id, division, year, number, order_number, event, shop, address, wording, demand, due_on, settings_version,
                            issued_at, account_id, actor_name)
VALUES (@Id, @RectificationId, @EateryId, @Division, @Year, @Number, @OrderNumber, @Event, @Shop, @Address, @Wording, @Demand, @DueOn, @SettingsVersion,
        @At, @AccountId, @ActorName);
