INSERT INTO account_session (id_hash, account_id, stamp, stage, second_factor, device, created_at, seen_at)
VALUES (@IdHash, @AccountId, @Stamp, @Stage, @SecondFactor, @Device, @Now, @Now);
