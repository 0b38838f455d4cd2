-- In the words of the form: what the inspector wrote besides is for the owner.
INSERT INTO inspection_failure (inspection_id, position, key_item, wording, mended_on)
SELECT a.visit_id, a.position, a.key_item, @Prefix || a.wording, NULL
FROM inspection_answer a
WHERE a.visit_id = @Id AND a.version = @Version AND a.answer = 'fail';
