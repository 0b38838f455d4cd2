INSERT INTO inspection_answer (visit_id, version, position, item, key_item, answer, wording, note, rectification_id)
VALUES (@Id, @Version, @Position, @Item, @KeyItem, @Answer, @Wording, @Note, @RectificationId);
