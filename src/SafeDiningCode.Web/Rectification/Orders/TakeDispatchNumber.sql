-- Whoever takes a number holds the counter until the order is committed with it: none is given twice and none is left out.
UPDATE dispatch_counter SET last = last + 1 WHERE division = @Division AND year = @Year;
SELECT last FROM dispatch_counter WHERE division = @Division AND year = @Year;
