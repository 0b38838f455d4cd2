INSERT INTO self_check_finding (self_check_id, position, item, wording, note, rectification_id)
VALUES (@Id, @Position, @Item, @Wording, @Note, @RectificationId);
