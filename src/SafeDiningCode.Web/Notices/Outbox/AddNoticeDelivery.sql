INSERT INTO notice_delivery (id, notice_id, carrier, address, state, attempts, due_at)
VALUES (@Id, @NoticeId, @Carrier, @Address, 'waiting', 0, @DueAt);
