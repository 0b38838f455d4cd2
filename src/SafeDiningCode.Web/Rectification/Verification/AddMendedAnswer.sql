INSERT INTO mended_answer (rectification_id, number, device_tag) VALUES (@Id, @Number, @DeviceTag);
