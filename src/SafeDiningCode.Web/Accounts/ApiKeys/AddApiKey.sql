INSERT INTO api_key (id, prefix, key_hash, name, purposes, division, created_by, created_at)
VALUES (@Id, @Prefix, @KeyHash, @Name, @Purposes, @Division, @CreatedBy, @Now);
