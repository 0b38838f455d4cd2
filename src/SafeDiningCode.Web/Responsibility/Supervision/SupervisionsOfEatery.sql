SELECT page.Level, page.Period, page.AccountName, page.DoneOn, page.Problems, page.Mended, page.Note
FROM (
    SELECT level AS Level, period AS Period, account_name AS AccountName, done_on AS DoneOn, problems AS Problems, mended AS Mended, note AS Note,
           ROW_NUMBER() OVER (ORDER BY sent_at DESC, level) AS place
    FROM supervision
    WHERE eatery_id = @EateryId
) page
WHERE page.place <= @Most
ORDER BY page.place;
