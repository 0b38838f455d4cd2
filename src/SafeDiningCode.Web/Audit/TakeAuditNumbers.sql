UPDATE audit_head SET number = number + @Count WHERE id = 1;
SELECT number AS Number, hash AS Hash FROM audit_head WHERE id = 1;
