INSERT INTO change_request_event (request_id, number, move, account_id, actor_name, at, note, form)
VALUES (@Id, @Number, @Move, @AccountId, @ActorName, @At, @Note, @Form);
