SELECT page.Id, page.Kind, page.EateryId, page.Parameters, page.Link, page.CreatedAt, page.ReadAt
FROM (SELECT id AS Id, kind AS Kind, eatery_id AS EateryId, parameters AS Parameters, link AS Link, created_at AS CreatedAt,
             read_at AS ReadAt, ROW_NUMBER() OVER (ORDER BY id DESC) AS place
      FROM notice
      WHERE account_id = @AccountId AND id < @BeforeId) page
WHERE page.place <= @Most
ORDER BY page.Id DESC;
