SELECT number AS Number, hash AS Hash FROM audit_head WHERE id = 1;
