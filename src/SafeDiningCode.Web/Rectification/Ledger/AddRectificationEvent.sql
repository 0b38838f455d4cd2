INSERT INTO rectification_event (rectification_id, number, move, state, party, account_id, actor_name, at, day, note, due_on, order_number, level, look_back_on, confirmed, denied, form)
VALUES (@Id, @Number, @Move, @State, @Party, @AccountId, @ActorName, @At, @Day, @Note, @DueOn, @OrderNumber, @Level, @LookBackOn, @Confirmed, @Denied, @Form);
