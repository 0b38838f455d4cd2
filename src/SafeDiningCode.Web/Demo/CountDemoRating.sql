SELECT COUNT(*) AS Ratings FROM rating WHERE id = @Id;
